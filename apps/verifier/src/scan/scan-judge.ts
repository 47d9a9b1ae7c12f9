import type { Clock } from '#platform/clock';
import type { Logger } from '#platform/telemetry';
import { type Code, parseCode } from '#proof/compact';
import {
  type Inquiry,
  judgeCode,
  type Judgement,
  judgePresented,
  toAnswer,
  type VerifyAnswer,
} from '#proof/verification';

import type { KeyListKeeper } from '../keys/key-list-keeper.js';
import type { PublicRecords } from '../store/public-records.js';

/** A scan judged. */
export interface Judged {
  readonly answer: VerifyAnswer;
  /** Nothing that we ever hand out: machines are told so, people get the page of NOT_FOUND. */
  readonly isMalformed: boolean;
  /** The code, where showing it gives nothing away: never with NOT_FOUND, whose bytes are all alike. */
  readonly code: Code | null;
}

/** Judges codes, links, proofs and tokens by the record and the keys of this moment. Remembers nothing of them. */
export class ScanJudge {
  constructor(
    private readonly records: PublicRecords,
    private readonly keys: KeyListKeeper,
    private readonly origin: string,
    private readonly clock: Clock,
    private readonly log: Logger,
  ) {}

  async ofCode(text: string): Promise<Judged> {
    const judgement = await this.judge((inquiry) => judgeCode(text, inquiry));
    const typed = parseCode(text);
    return this.judged(judgement, typed.kind === 'code' ? typed.code : null);
  }

  async ofPresented(text: string): Promise<Judged> {
    const judgement = await this.judge((inquiry) => judgePresented(text, inquiry));
    return this.judged(judgement, (judgement.record?.code as Code | undefined) ?? null);
  }

  /** A key that we do not know may be newer than our list, so such a scan is judged again by a newer one. */
  private async judge(by: (inquiry: Inquiry) => Promise<Judgement>): Promise<Judgement> {
    const first = await by(this.inquiry());
    const isByUnknownKey = first.because === 'not-one-of-ours';
    const judgement = isByUnknownKey && (await this.keys.lookAgain()) ? await by(this.inquiry()) : first;
    this.report(judgement);
    return judgement;
  }

  private judged(judgement: Judgement, code: Code | null): Judged {
    const answer = toAnswer(judgement, this.clock.now());
    const isMalformed = judgement.because === 'malformed';
    return { answer, isMalformed, code: answer.outcome === 'NOT_FOUND' ? null : code };
  }

  private inquiry(): Inquiry {
    return {
      keyList: this.keys.current()?.keyList ?? null,
      find: (code) => this.records.find(code),
      now: this.clock.now(),
      origin: this.origin,
    };
  }

  /** The outcome, never the code, the token or the name (T46). */
  private report({ outcome, fault }: Judgement): void {
    if (fault === undefined) this.log.info({ outcome }, 'scanned');
    else this.log.error({ outcome }, 'could not check', fault);
  }
}
