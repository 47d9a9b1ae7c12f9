import { Drawer, Modal } from '@mantine/core';
import { type ReactNode, useLayoutEffect, useRef } from 'react';

import { useSay } from '../wording/wording.js';
import { useFocusBack } from './use-focus-back.js';

/** The kit makes a dialog's head a banner, and a page has one of those. */
const NO_BANNER = { header: { role: 'presentation' } };

interface DialogProps {
  readonly title: string;
  readonly size?: 'md' | 'lg' | 'xl';
  /** While an act runs the dialog stays: Escape and the cross do nothing. */
  readonly busy?: boolean;
  onClose(): void;
  readonly children: ReactNode;
}

/** A dialog over the page. It holds the focus, closes with Escape, and gives the focus back to what opened it. */
export function Dialog({ title, size = 'md', busy = false, onClose, children }: DialogProps) {
  const say = useSay();
  useFocusBack();
  return (
    <Modal
      opened
      onClose={() => (busy ? undefined : onClose())}
      title={title}
      size={size}
      closeOnClickOutside={false}
      attributes={NO_BANNER}
      closeButtonProps={{ 'aria-label': say('portal.close') }}
    >
      <FieldsFirst>{children}</FieldsFirst>
    </Modal>
  );
}

/** Where a dialog asks something, the focus begins at the first question and not at the cross above it. */
function FieldsFirst({ children }: { readonly children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    box.current?.querySelector('input, select, textarea')?.setAttribute('data-autofocus', '');
  }, []);
  return <div ref={box}>{children}</div>;
}

/** One thing of a list, beside the list; its address is the list's with the thing's name in it. */
export function SidePanel({ title, onClose, children }: Omit<DialogProps, 'busy' | 'size'>) {
  const say = useSay();
  useFocusBack();
  return (
    <Drawer
      opened
      onClose={onClose}
      title={title}
      position="right"
      attributes={NO_BANNER}
      size="md"
      closeButtonProps={{ 'aria-label': say('portal.close') }}
    >
      {children}
    </Drawer>
  );
}
