import { useId, useState } from 'react';

import { Refused } from '../graphql/refused.js';
import { useLoad } from '../graphql/use-load.js';
import { Waiting } from '../shell/waiting.js';
import { useSay } from '../wording/wording.js';
import { type BadgeCodes, badgeCodesQuery } from './badges.graphql.js';
import { pngAddress, svgAddress } from './qr-image.js';

interface BadgeCodesPartProps {
  readonly badgeId: string;
  readonly code: string;
}

/** Both links of an issued badge, each as a QR code, as two downloads and as text. */
export function BadgeCodesPart({ badgeId, code }: BadgeCodesPartProps) {
  const { load, reload } = useLoad(badgeCodesQuery, { id: badgeId });
  if (load.kind === 'loading') return <Waiting />;
  if (load.kind === 'refused') return <Refused refusal={load} onRetry={() => void reload()} />;
  return load.data.badge === null ? null : <Codes codes={load.data.badge} code={code} />;
}

function Codes({ codes, code }: { readonly codes: BadgeCodes; readonly code: string }) {
  return (
    <div className="codes">
      <QrPart length="short" link={codes.shortLink} svg={codes.shortSvg} png={codes.shortPng} code={code} />
      <QrPart length="full" link={codes.fullLink} svg={codes.fullSvg} png={codes.fullPng} code={code} />
    </div>
  );
}

interface QrPartProps {
  readonly length: 'short' | 'full';
  readonly link: string | null;
  readonly svg: string | null;
  readonly png: string | null;
  readonly code: string;
}

function QrPart({ length, link, svg, png, code }: QrPartProps) {
  const say = useSay();
  const titleId = useId();
  if (link === null) return null;
  const picture = svg === null ? null : svgAddress(svg);
  const file = `msq-${code}-${length}`;

  return (
    <section className="code" aria-labelledby={titleId}>
      <h4 id={titleId}>{say(`portal.codes.${length}`)}</h4>
      <p className="hint">{say(`portal.codes.${length}-about`)}</p>
      {picture === null ? null : <img className="qr" src={picture} alt={say(`portal.codes.${length}-alt`)} />}
      <ul className="downloads">
        <Download address={picture} name={`${file}.svg`} label={say(`portal.codes.${length}-svg`)} />
        <Download
          address={png === null ? null : pngAddress(png)}
          name={`${file}.png`}
          label={say(`portal.codes.${length}-png`)}
        />
      </ul>
      <p className="link-text" data-link={length}>
        {link}
      </p>
      <CopyButton text={link} label={say(`portal.codes.${length}-copy`)} />
    </section>
  );
}

interface DownloadProps {
  readonly address: string | null;
  readonly name: string;
  readonly label: string;
}

function Download({ address, name, label }: DownloadProps) {
  return address === null ? null : (
    <li>
      <a href={address} download={name}>
        {label}
      </a>
    </li>
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
    <p className="copy">
      <button type="button" onClick={() => void copy()}>
        {label}
      </button>{' '}
      <span role="status">{told}</span>
    </p>
  );
}
