import { type Instant, isoSeconds } from '#platform/clock';
import type { Code } from '#proof/compact';
import type { Outcome, VerifyAnswer } from '#proof/verification';

const CHECKED_AT = '"checkedAt":"';

/** A scan judged, its answer written once: all of it but the time stays as it is for as long as it is remembered. */
export class Judged {
  readonly outcome: Outcome;
  private readonly bytes: Buffer;
  private readonly time: number;

  constructor(
    answer: VerifyAnswer,
    /** The code, where showing it gives nothing away: never with NOT_FOUND, whose bytes are all alike. */
    readonly code: Code | null,
    /** Nothing that we ever hand out: machines are told so, people get the page of NOT_FOUND. */
    readonly isMalformed: boolean,
  ) {
    this.outcome = answer.outcome;
    this.bytes = Buffer.from(JSON.stringify(answer));
    this.time = this.bytes.indexOf(CHECKED_AT) + CHECKED_AT.length;
  }

  /** The contract's JSON, checked at that moment. As bytes: joining and encoding strings costs more than judging. */
  jsonAt(now: Instant): Buffer {
    const copy = Buffer.from(this.bytes);
    copy.write(isoSeconds(now), this.time, 'latin1');
    return copy;
  }

  answerAt(now: Instant): VerifyAnswer {
    return JSON.parse(this.jsonAt(now).toString()) as VerifyAnswer;
  }
}
