import { Anchor, type AnchorProps, Button, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, ReactNode, Ref } from 'react';

type Html = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof AnchorProps>;
type ButtonHtml = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof ButtonProps>;

function RouteAnchor({ ref, ...props }: AnchorProps & Html & { readonly ref?: Ref<HTMLAnchorElement> }) {
  return <Anchor ref={ref} {...props} />;
}

function RouteButton({
  ref,
  children,
  ...props
}: ButtonProps & ButtonHtml & { readonly ref?: Ref<HTMLAnchorElement>; readonly children?: ReactNode }) {
  return (
    <Button component="a" ref={ref} {...props}>
      {children}
    </Button>
  );
}

function RouteRow({
  ref,
  ...props
}: AnchorHTMLAttributes<HTMLAnchorElement> & { readonly ref?: Ref<HTMLAnchorElement> }) {
  return <a ref={ref} {...props} />;
}

/** A link to a page of the portal; an address that is no page does not compile. */
export const PlainLink = createLink(RouteAnchor);
/** A link that looks like a button, since it begins something. */
export const ButtonLink = createLink(RouteButton);
/** A link without a look of its own. */
export const BareLink = createLink(RouteRow);
