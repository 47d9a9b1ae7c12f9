import { Anchor, Button, Group, Text } from '@mantine/core';
import { useState } from 'react';

import { Section } from '../shell/section.js';
import { useSay } from '../wording/wording.js';
import type { WholeBadge } from './badge-screen.js';
import { pngAddress, svgAddress } from './qr-image.js';

/** Both links of an issued badge, each as a QR code, as two downloads and as text. */
export function BadgeCodes({ badge }: { readonly badge: WholeBadge }) {
  const { code, shortLink, shortSvg, shortPng, fullLink, fullSvg, fullPng } = badge;
  return (
    <>
      <CodePart length="short" link={shortLink} svg={shortSvg} png={shortPng} code={code} />
      <CodePart length="full" link={fullLink} svg={fullSvg} png={fullPng} code={code} />
    </>
  );
}

interface CodePartProps {
  readonly length: 'short' | 'full';
  readonly link: string | null;
  readonly svg: string | null;
  readonly png: string | null;
  readonly code: string;
}

function CodePart({ length, link, svg, png, code }: CodePartProps) {
  const say = useSay();
  if (link === null || svg === null) return null;
  const picture = svgAddress(svg);
  const image = png === null ? null : pngAddress(png);
  const file = `msq-${code}-${length}`;
  return (
    <Section title={say(`portal.codes.${length}`)}>
      <Text size="sm" c="dimmed">
        {say(`portal.codes.${length}-about`)}
      </Text>
      <img className="qr" src={picture} alt={say(`portal.codes.${length}-alt`)} />
      <Group gap="md" mb="sm">
        {image === null ? null : (
          <Anchor href={image} download={`${file}.png`}>
            {say(`portal.codes.${length}-png`)}
          </Anchor>
        )}
        <Anchor href={picture} download={`${file}.svg`}>
          {say(`portal.codes.${length}-svg`)}
        </Anchor>
      </Group>
      <Text className="link-text" data-link={length} size="sm">
        {link}
      </Text>
      <CopyButton text={link} label={say(`portal.codes.${length}-copy`)} />
    </Section>
  );
}

/** Copies, and says beside the button whether that worked; where it does not, the link can still be selected. */
function CopyButton({ text, label }: { readonly text: string; readonly label: string }) {
  const say = useSay();
  const [told, setTold] = useState('');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setTold(say('portal.codes.copied'));
    } catch {
      setTold(say('portal.codes.not-copied'));
    }
  };
  return (
    <Group gap="sm">
      <Button variant="default" size="sm" onClick={() => void copy()}>
        {label}
      </Button>
      <span role="status">{told}</span>
    </Group>
  );
}
