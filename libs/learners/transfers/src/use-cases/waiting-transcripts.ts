import { Injectable } from '@nestjs/common';

import { type Instant, plusMilliseconds } from '#platform/clock';
import { Journal } from '#platform/journal';
import type { ReadUnit, Unit, WriteUnit } from '#platform/persistence';

import type { SignedTranscript, WaitingTranscript } from '../domain/transcript.js';
import { transcriptSigned } from '../domain/transfer.events.js';
import { TranscriptStore, type TranscriptToSign } from '../store/transcript.store.js';

/** As for badges: a killed worker's claim ends after this long, and only what is not signed yet is finished. */
const LEASE = 10_000;
const A_MOMENT = 1_000;
const FIRST = 5_000;
const AT_MOST = 600_000;

/** The worker's side of transcripts, over units that the worker opens: claim, open, sign, finish, or put off. */
@Injectable()
export class WaitingTranscripts {
  constructor(
    private readonly transcripts: TranscriptStore,
    private readonly journal: Journal,
  ) {}

  /** Up to `limit` of all agencies' that are due, kept from other workers for ten seconds. Open with `overQueues`. */
  claim(unit: Unit, now: Instant, limit: number): Promise<readonly TranscriptToSign[]> {
    return this.transcripts.claim(unit, { due: now, until: plusMilliseconds(now, LEASE), limit });
  }

  /** What is to be signed, in the receiving agency's name; null where it is signed by now. */
  open(unit: ReadUnit, row: TranscriptToSign): Promise<WaitingTranscript | null> {
    return this.transcripts.open(unit, row);
  }

  /** Keeps the signature; whoever is late keeps nothing, and its unit says so itself. */
  async finish(
    unit: WriteUnit,
    row: TranscriptToSign,
    { learnerId, signed }: { readonly learnerId: string; readonly signed: SignedTranscript },
  ): Promise<boolean> {
    if (!(await this.transcripts.finish(unit, row, signed))) return unit.leaveUntouched(false);
    await this.journal.append(unit, transcriptSigned(learnerId, signed.jwt, signed.kid));
    return true;
  }

  /** After a failure: 5 s, then twice as long each time, up to 10 minutes. */
  putOff(unit: Unit, row: TranscriptToSign, now: Instant): Promise<void> {
    const at = plusMilliseconds(now, Math.min(FIRST * 2 ** row.attempts, AT_MOST));
    return this.transcripts.postpone(unit, row, { at, attempts: row.attempts + 1 });
  }

  /** For a moment, which counts as no failure. */
  putOffBriefly(unit: Unit, row: TranscriptToSign, now: Instant): Promise<void> {
    const at = plusMilliseconds(now, A_MOMENT);
    return this.transcripts.postpone(unit, row, { at, attempts: row.attempts });
  }
}
