import type { Clock, Instant } from '#platform/clock';
import type { Logger } from '#platform/telemetry';
import { type Code, parseCode } from '#proof/compact';
import {
  type Inquiry,
  judgeCode,
  type Judgement,
  judgePresented,
  type KeyList,
  type SignedStatus,
  type StepName,
  toAnswer,
} from '#proof/verification';

import type { KeyListKeeper } from '../keys/key-list-keeper.js';
import type { Board } from '../status/board.js';
import type { Place } from '../store/public-records.js';
import { Judged } from './judged.js';
import { type Grounds, RememberedAnswers } from './remembered-answers.js';

const KEY_STEP: StepName = 'issued-by-known-key';

/** What a scan is judged by. */
export interface Evidence {
  readonly find: Inquiry['find'];
  readonly keys: KeyListKeeper;
  readonly board: Board;
  /** Says what signed lists of late say of a place, for the time when the record cannot be asked. */
  readonly statusOf: (place: Place) => SignedStatus | null;
  readonly origin: string;
}

/** Judges codes, links, proofs and tokens by the record and the keys of this moment. */
export class ScanJudge {
  private readonly remembered: RememberedAnswers;

  constructor(
    private readonly evidence: Evidence,
    private readonly clock: Clock,
    private readonly log: Logger,
  ) {
    this.remembered = new RememberedAnswers(evidence.board, clock);
  }

  /** What the code comes to, remembered or judged now. */
  async ofCode(text: string): Promise<Judged> {
    const typed = parseCode(text);
    const code = typed.kind === 'code' ? typed.code : null;
    const grounds = this.grounds();
    const known = code === null ? null : this.remembered.find(code, grounds.keyListVersion);
    if (known !== null) return known;

    const judgement = await this.judge((inquiry) => judgeCode(text, inquiry));
    const judged = this.judged(judgement, code);
    if (code !== null) this.remembered.remember(code, judgement, judged, grounds);
    return judged;
  }

  async ofPresented(text: string): Promise<Judged> {
    const judgement = await this.judge((inquiry) => judgePresented(text, inquiry));
    return this.judged(judgement, (judgement.record?.code as Code | undefined) ?? null);
  }

  now(): Instant {
    return this.clock.now();
  }

  private async judge(by: (inquiry: Inquiry) => Promise<Judgement>): Promise<Judgement> {
    const judgement = await this.settled(by);
    const { outcome, fault } = judgement;
    if (fault !== undefined) this.log.error({ outcome }, 'could not check', fault);
    return judgement;
  }

  /**
   * A key that we do not know may be newer than our list, so such a scan is judged again by a list that was read after
   * it came; so is one that we had no list for. Only such a list may say that a key is none of ours.
   */
  private async settled(by: (inquiry: Inquiry) => Promise<Judgement>): Promise<Judgement> {
    const inquiry = this.inquiry();
    const first = await by(inquiry);
    if (!isByUnknownKey(first) && !isWithoutList(first, inquiry)) return first;
    switch (await this.evidence.keys.lookAgain(inquiry.keyList)) {
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
    return new Judged(
      answer,
      answer.outcome === 'NOT_FOUND' ? null : code,
      judgement.because === 'malformed',
    );
  }

  private grounds(): Grounds {
    return { era: this.evidence.board.era, keyListVersion: this.keyList()?.version ?? null };
  }

  private inquiry(): Inquiry {
    const { find, origin } = this.evidence;
    const statusOf = (place: Place): SignedStatus | null => this.statusOf(place);
    return { keyList: this.keyList(), find, statusOf, now: this.clock.now(), origin };
  }

  /** A list is as old as its signature; the board has what was heard of since, and forgets none of it. */
  private statusOf(place: Place): SignedStatus | null {
    const status = this.evidence.statusOf(place);
    if (status === null) return null;
    const { board } = this.evidence;
    return {
      ...status,
      isTakenBack: status.isTakenBack || board.isTakenBack(place),
      isSuspended: board.isSuspended(place) || status.isSuspended,
    };
  }

  private keyList(): KeyList | null {
    return this.evidence.keys.current()?.keyList ?? null;
  }
}

/** A foreign address or header fails another step: it is none of ours whatever keys there are. */
function isByUnknownKey({ because, steps }: Judgement): boolean {
  const key = steps.find((step) => step.name === KEY_STEP);
  return because === 'not-one-of-ours' && key?.answer === 'failed';
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
