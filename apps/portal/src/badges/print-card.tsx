import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { createPortal } from 'react-dom';

import { Day } from '../wording/moment.js';
import { useSay } from '../wording/wording.js';
import type { WholeBadge } from './badge-screen.js';
import { groupedCode } from './grouped-code.js';
import { svgAddress } from './qr-image.js';

/** Opens the browser's own printing, which shows the card and nothing else of the page. */
export function PrintButton() {
  const say = useSay();
  return (
    <Button leftSection={<IconPrinter size={18} aria-hidden="true" />} onClick={() => window.print()}>
      {say('portal.card.print')}
    </Button>
  );
}

interface PrintCardProps {
  readonly badge: WholeBadge;
  readonly agency: { readonly name: string; readonly phone: string; readonly logo: unknown };
  /** Where badges are verified; the one address that the card tells people to trust. */
  readonly origin: string;
}

/** The card as it is printed, and on no screen: 85.6 × 54 mm, short code in front, full code behind, and what to do without a signal. */
export function PrintCard({ badge, agency, origin }: PrintCardProps) {
  if (badge.shortSvg === null || badge.fullSvg === null) return null;
  const domain = new URL(origin).host;
  return createPortal(
    <div className="print-card">
      <Front badge={badge} agency={agency} picture={svgAddress(badge.shortSvg)} domain={domain} />
      <Back badge={badge} agency={agency} picture={svgAddress(badge.fullSvg)} domain={domain} />
    </div>,
    document.body,
  );
}

interface SideProps extends Omit<PrintCardProps, 'origin'> {
  readonly picture: string;
  readonly domain: string;
}

function Front({ badge, agency, picture, domain }: SideProps) {
  const say = useSay();
  return (
    <div className="card-side">
      <div className="card-words">
        {agency.logo === null ? null : <img className="card-logo" src="/organisation/logo" alt="" />}
        <p className="card-title">
          {badge.emblem === 'WHITE_STAR' ? <WhiteStar /> : null}
          {say(badge.kind === 'MSQ' ? 'portal.card.title' : 'portal.card.title-core')}
        </p>
        <p className="card-other">
          {say(badge.kind === 'MSQ' ? 'portal.card.title-other' : 'portal.card.title-core-other')}
        </p>
        {badge.publicName === null ? null : (
          <p className="card-name" dir="auto">
            {badge.publicName}
          </p>
        )}
        <p dir="auto">{agency.name}</p>
        <p>
          {say('portal.badges.valid-until')} <Day on={badge.validUntil} />
        </p>
        <p className="card-code">{groupedCode(badge.code)}</p>
        <p>{domain}</p>
      </div>
      <img className="card-short" src={picture} alt="" />
    </div>
  );
}

/** The holder’s own choice, recorded with the badge; a badge without it prints none. */
function WhiteStar() {
  return (
    <svg className="card-star" viewBox="0 0 24 24" aria-hidden="true">
      <path d="M12 2l8.7 15H3.3zM12 22L3.3 7h17.4z" />
    </svg>
  );
}

function Back({ badge, agency, picture, domain }: SideProps) {
  const say = useSay();
  return (
    <div className="card-side">
      <img className="card-full" src={picture} alt="" />
      <div className="card-words">
        <p>
          <strong>{say('portal.card.trust', { domain })}</strong>
        </p>
        <p>{say('portal.card.no-signal', { domain })}</p>
        <p className="card-code">{groupedCode(badge.code)}</p>
        <p>{say('portal.card.call', { phone: agency.phone })}</p>
        <p>{say('portal.card.not-a-licence')}</p>
      </div>
    </div>
  );
}
