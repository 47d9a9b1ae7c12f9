import { type Clock, isoSeconds } from '#platform/clock';
import type { Locale } from '#platform/wording';
import type { VerifyAnswer } from '#proof/verification';

import { renderEntryPage } from '../page/entry-page.js';
import { renderScanPage } from '../page/scan-page.js';
import type { Judged } from './scan-judge.js';

/** A pasted text that goes with the page, so that the other language is one press away; the page stays small. */
const LONGEST_SENT_AGAIN = 1_536;

/** Writes pages for the one origin that they may be read at. */
export class PageWriter {
  constructor(
    private readonly origin: string,
    private readonly clock: Clock,
  ) {}

  entry(locale: Locale): string {
    return renderEntryPage({ locale, origin: this.origin });
  }

  /** The answer to a code in the address. What is no code at all was mistyped, for the person at the door. */
  scanned({ answer, code, isMalformed }: Judged, locale: Locale): string {
    return isMalformed ? this.mistyped(locale) : this.page({ answer, code, presented: null }, locale);
  }

  pasted({ answer, code }: Judged, presented: string, locale: Locale): string {
    const sentAgain = presented.length <= LONGEST_SENT_AGAIN ? presented : null;
    return this.page({ answer, code, presented: sentAgain }, locale);
  }

  mistyped(locale: Locale): string {
    return this.plain({ outcome: 'NOT_FOUND', because: 'mistyped-code' }, locale);
  }

  /** For a fault of ours: never a yes, never a no. */
  cannotCheck(locale: Locale): string {
    return this.plain({ outcome: 'CANNOT_CHECK' }, locale);
  }

  private plain(answer: Pick<VerifyAnswer, 'outcome' | 'because'>, locale: Locale): string {
    const checkedAt = isoSeconds(this.clock.now());
    return this.page({ answer: { ...answer, checkedAt, steps: [] }, code: null, presented: null }, locale);
  }

  private page(scan: Parameters<typeof renderScanPage>[0], locale: Locale): string {
    return renderScanPage(scan, { locale, origin: this.origin });
  }
}
