import type { Clock } from '#platform/clock';
import type { Logger } from '#platform/telemetry';
import { type Code, parseCode } from '#proof/compact';
import {
  type Inquiry,
  judgeCode,
  type Judgement,
  judgePresented,
  type StepName,
  toAnswer,
  type VerifyAnswer,
} from '#proof/verification';

import type { KeyListKeeper } from '../keys/key-list-keeper.js';
import type { PublicRecords } from '../store/public-records.js';

const KEY_STEP: StepName = 'issued-by-known-key';

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

  private async judge(by: (inquiry: Inquiry) => Promise<Judgement>): Promise<Judgement> {
    const judgement = await this.settled(by);
    this.report(judgement);
    return judgement;
  }

  /**
   * A key that we do not know may be newer than our list, so such a scan is judged again by a newer one; so is one
   * that we had no list for. Only a list known to be the newest may say that a key is none of ours.
   */
  private async settled(by: (inquiry: Inquiry) => Promise<Judgement>): Promise<Judgement> {
    const inquiry = this.inquiry();
    const first = await by(inquiry);
    if (!isByUnknownKey(first) && !isWithoutList(first, inquiry)) return first;
    if (isOfOwnRecord(first)) await this.keys.refresh();
    switch (await this.keys.lookAgain(inquiry.keyList)) {
      case 'newer':
        return by(this.inquiry());
      case 'same':
        return first;
      case 'unread':
        return isByUnknownKey(first) ? keyNotChecked(first) : first;
    }
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

/** A foreign address or header fails another step: it is none of ours whatever keys there are. */
function isByUnknownKey({ because, steps }: Judgement): boolean {
  const key = steps.find((step) => step.name === KEY_STEP);
  return because === 'not-one-of-ours' && key?.answer === 'failed';
}

/** What stands in our records was signed by a key of ours: the list is behind, however lately it was read. */
function isOfOwnRecord({ steps }: Judgement): boolean {
  return steps.some(({ name, answer }) => name === 'record-found' && answer === 'passed');
}

/** A fault means that the database is away, and asking it for a list would only make somebody wait. */
function isWithoutList({ outcome, fault }: Judgement, { keyList }: Inquiry): boolean {
  return keyList === null && outcome === 'CANNOT_CHECK' && fault === undefined;
}

function keyNotChecked({ steps }: Judgement): Judgement {
  const unchecked = steps.map((step) =>
    step.name === KEY_STEP ? { name: step.name, answer: 'not-checked' as const } : step,
  );
  return { outcome: 'CANNOT_CHECK', steps: unchecked, record: null };
}
