import type { CredentialOrigin } from '#learners/badges';
import { capitalLink, type Code, fullLink, shortLink } from '#proof/compact';
import { qrLevelFor, qrPng, qrSvg } from '#proof/qr';

import type { BadgeNode } from './badge.node.js';

/** Pixels of one module: a short link comes out some 300 pixels wide, which prints well at 25 mm. */
const MODULE_SIZE = 8;

type Signed = Pick<BadgeNode, 'code' | 'proof'>;

/** The links of a badge and their symbols. All are null until the badge is signed: before, a scan finds nothing. */
export class BadgeLinks {
  constructor(private readonly origin: CredentialOrigin) {}

  short({ code, proof }: Signed): string | null {
    return proof === null ? null : shortLink(this.origin.verifyOrigin, code as Code);
  }

  full({ code, proof }: Signed): string | null {
    return proof === null ? null : fullLink(this.origin.verifyOrigin, code as Code, proof);
  }

  svg(badge: Signed, link: 'SHORT' | 'FULL', title: string): string | null {
    const text = this.inSymbol(badge, link);
    return text === null ? null : qrSvg(text, { level: qrLevelFor(text), title });
  }

  async png(badge: Signed, link: 'SHORT' | 'FULL'): Promise<string | null> {
    const text = this.inSymbol(badge, link);
    if (text === null) return null;
    const image = await qrPng(text, { level: qrLevelFor(text), moduleSize: MODULE_SIZE });
    return `data:image/png;base64,${Buffer.from(image).toString('base64')}`;
  }

  /** The short link stands in capitals, which takes a smaller symbol. */
  private inSymbol(badge: Signed, link: 'SHORT' | 'FULL'): string | null {
    if (badge.proof === null) return null;
    return link === 'FULL' ? this.full(badge) : capitalLink(this.origin.verifyOrigin, badge.code as Code);
  }
}
