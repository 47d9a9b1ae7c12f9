import { type Clock, isoSeconds } from '#platform/clock';
import type { Locale } from '#platform/wording';
import { renderEntryPage, renderScanPage } from '#proof/scan-page';
import type { VerifyAnswer } from '#proof/verification';

import type { Judged } from './judged.js';

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
  scanned(judged: Judged, locale: Locale): string {
    return judged.isMalformed ? this.mistyped(locale) : this.judged(judged, null, locale);
  }

  pasted(judged: Judged, presented: string, locale: Locale): string {
    return this.judged(judged, presented.length <= LONGEST_SENT_AGAIN ? presented : null, locale);
  }

  mistyped(locale: Locale): string {
    return this.plain({ outcome: 'NOT_FOUND', because: 'mistyped-code' }, locale);
  }

  /** For a fault of ours: never a yes, never a no. */
  cannotCheck(locale: Locale): string {
    return this.plain({ outcome: 'CANNOT_CHECK' }, locale);
  }

  private judged(judged: Judged, presented: string | null, locale: Locale): string {
    return this.page({ answer: judged.answerAt(this.clock.now()), code: judged.code, presented }, locale);
  }

  private plain(answer: Pick<VerifyAnswer, 'outcome' | 'because'>, locale: Locale): string {
    const checkedAt = isoSeconds(this.clock.now());
    return this.page({ answer: { ...answer, checkedAt, steps: [] }, code: null, presented: null }, locale);
  }

  private page(scan: Parameters<typeof renderScanPage>[0], locale: Locale): string {
    return renderScanPage(scan, { locale, origin: this.origin });
  }
}
