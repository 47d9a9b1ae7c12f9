import { Injectable } from '@nestjs/common';

import type { Instant } from '#platform/clock';
import { isId } from '#platform/input';
import { query, type Unit, type WriteUnit } from '#platform/persistence';
import type { AgencyId } from '#platform/tenancy';

import {
  type KeptTranscript,
  readTranscript,
  type ShownTranscript,
  type SignedTranscript,
  type WaitingTranscript,
} from '../domain/transcript.js';

/** A row of the queue, which one worker holds for the length of its lease. */
export interface TranscriptToSign {
  readonly transcriptId: string;
  /** The receiving agency, whose row the transcript is. */
  readonly agencyId: AgencyId;
  /** The giving agency, whose key signs. */
  readonly fromAgencyId: AgencyId;
  readonly attempts: number;
}

interface TranscriptColumns {
  readonly content: KeptTranscript;
  readonly made_at: Instant;
  readonly kid: string | null;
  readonly jwt: string | null;
  readonly signed_at: Instant | null;
}

/** Transcripts: written once with the transfer, signed once by the worker, read by the agency that received them. */
@Injectable()
export class TranscriptStore {
  /** What a learner of the unit's agency brought along; null for one who was enrolled there, or is unknown to it. */
  async ofLearner(unit: Unit, learnerId: string): Promise<ShownTranscript | null> {
    if (!isId(learnerId)) return null;
    const [row] = await query<TranscriptColumns>(
      unit,
      `select t.content, t.made_at, s.kid, s.jwt, s.signed_at from transcripts t
         left join signed_transcripts s on s.agency_id = t.agency_id and s.transcript_id = t.id
       where t.agency_id = $1 and t.learner_id = $2`,
      [unit.actor?.agencyId ?? null, learnerId],
    );
    if (row === undefined) return null;
    return { transcript: readTranscript(row.content), madeAt: row.made_at, signed: signedOf(row) };
  }

  /** Longest due first, kept from other workers until the lease ends; passes over what others are claiming. */
  async claim(
    unit: Unit,
    { due, until, limit }: { readonly due: Instant; readonly until: Instant; readonly limit: number },
  ): Promise<TranscriptToSign[]> {
    return query<TranscriptToSign>(unit, CLAIM, [due, limit, until]);
  }

  /** The claimed one, in a unit of its agency; null where it is signed by now. */
  async open(unit: Unit, { agencyId, transcriptId }: TranscriptToSign): Promise<WaitingTranscript | null> {
    const [row] = await query<{ content: KeptTranscript; made_at: Instant; learner_id: string }>(
      unit,
      `select content, made_at, learner_id from transcripts t where agency_id = $1 and id = $2 and not exists (
         select from signed_transcripts s where s.agency_id = t.agency_id and s.transcript_id = t.id)`,
      [agencyId, transcriptId],
    );
    return row === undefined
      ? null
      : { transcript: readTranscript(row.content), madeAt: row.made_at, learnerId: row.learner_id };
  }

  /** False, and nothing written, where another worker was faster. Either way nothing waits any more. */
  async finish(
    unit: WriteUnit,
    { agencyId, transcriptId }: TranscriptToSign,
    { kid, jwt, signedAt }: SignedTranscript,
  ): Promise<boolean> {
    const written = await query(
      unit,
      `insert into signed_transcripts (transcript_id, agency_id, kid, jwt, signed_at) values ($1, $2, $3, $4, $5)
       on conflict do nothing returning transcript_id`,
      [transcriptId, agencyId, kid, jwt, signedAt],
    );
    await query(unit, 'delete from transcripts_to_sign where transcript_id = $1', [transcriptId]);
    return written.length > 0;
  }

  async postpone(
    unit: Unit,
    { transcriptId }: TranscriptToSign,
    { at, attempts }: { readonly at: Instant; readonly attempts: number },
  ): Promise<void> {
    await query(
      unit,
      'update transcripts_to_sign set next_try_at = $2, attempts = $3 where transcript_id = $1',
      [transcriptId, at, attempts],
    );
  }
}

const CLAIM = `
  with due as (
    select transcript_id from transcripts_to_sign where next_try_at <= $1
    order by next_try_at, transcript_id limit $2 for update skip locked)
  update transcripts_to_sign t set next_try_at = $3 from due where t.transcript_id = due.transcript_id
  returning t.transcript_id as "transcriptId", t.agency_id as "agencyId", t.from_agency_id as "fromAgencyId", t.attempts`;

function signedOf({ kid, jwt, signed_at: signedAt }: TranscriptColumns): SignedTranscript | null {
  return kid === null || jwt === null || signedAt === null ? null : { kid, jwt, signedAt };
}
