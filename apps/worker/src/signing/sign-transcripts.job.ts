import { Injectable } from '@nestjs/common';

import { AgencyReads } from '#authority/agencies';
import { CredentialOrigin } from '#learners/badges';
import {
  transcriptFacts,
  type TranscriptToSign,
  type WaitingTranscript,
  WaitingTranscripts,
} from '#learners/transfers';
import { UnitsOfWork } from '#platform/persistence';
import { prepareTranscript } from '#proof/claims';
import { OriginBook, signTranscript } from '#proof/signing';

import type { Job } from '../job.js';
import { workerFor } from '../worker-actor.js';
import { WorkerLog } from '../worker-log.js';
import { type TranscriptKey, TranscriptKeys } from './transcript-keys.js';

const AT_A_TIME = 50;

/**
 * Signs the transcripts of learners who went to another agency, with the key of the agency that gave them, as badges
 * are signed: claimed with a lease, signed with nothing open, finished where nobody was faster (docs/decisions/0005,
 * 0024). What cannot be signed is put off with an alarm and stops no other.
 */
@Injectable()
export class SignTranscripts implements Job {
  readonly name = 'sign-transcripts';
  private readonly origins = new OriginBook();
  private readonly agencies = new AgencyReads();

  constructor(
    private readonly units: UnitsOfWork,
    private readonly waiting: WaitingTranscripts,
    private readonly keys: TranscriptKeys,
    private readonly origin: CredentialOrigin,
    private readonly tools: WorkerLog,
  ) {}

  async run(): Promise<number> {
    let signed = 0;
    for (const row of await this.claim()) signed += await this.heard(row);
    return signed;
  }

  private claim(): Promise<readonly TranscriptToSign[]> {
    return this.units.overQueues(async (unit) => {
      const claimed = await this.waiting.claim(unit, this.tools.clock.now(), AT_A_TIME);
      if (claimed.length > 0) await this.origins.hold(unit, this.origin.verifyOrigin);
      return claimed;
    });
  }

  private async heard(row: TranscriptToSign): Promise<number> {
    try {
      return await this.sign(row);
    } catch (fault) {
      const fields = { job: this.name, agency: row.agencyId, count: row.attempts + 1 };
      this.tools.log.error(fields, 'A transcript was not signed.', fault);
      const now = this.tools.clock.now();
      await this.units.overQueues((unit) => this.waiting.putOff(unit, row, now));
      return 0;
    }
  }

  private async sign(row: TranscriptToSign): Promise<number> {
    const key = await this.keys.of(row.fromAgencyId);
    if (key.signer === 'unpublished') {
      const now = this.tools.clock.now();
      await this.units.overQueues((unit) => this.waiting.putOffBriefly(unit, row, now));
      return 0;
    }
    const { transcript, toSlug } = await this.opened(row);
    if (transcript === null) return 0;
    const { kid } = key.signer;
    const jwt = await signTranscript(key.signer, this.prepared(row, transcript, { ...key, kid, toSlug }));
    const signed = { kid, jwt, signedAt: this.tools.clock.now() };
    const kept = await this.units.write(workerFor(row.agencyId), (unit) =>
      this.waiting.finish(unit, row, { learnerId: transcript.learnerId, signed }),
    );
    return kept ? 1 : 0;
  }

  private opened(row: TranscriptToSign): Promise<{ transcript: WaitingTranscript | null; toSlug: string }> {
    return this.units.read(workerFor(row.agencyId), async (unit) => ({
      transcript: await this.waiting.open(unit, row),
      toSlug: (await this.agencies.own(unit))?.slug ?? '',
    }));
  }

  /** Written from what is committed, and linted against what is known from elsewhere: both agencies and the key. */
  private prepared(
    { transcriptId: id }: TranscriptToSign,
    transcript: WaitingTranscript,
    { kid, slug: fromSlug, toSlug }: Pick<TranscriptKey, 'slug'> & { kid: string; toSlug: string },
  ) {
    const origin = this.origin.verifyOrigin;
    return prepareTranscript(transcriptFacts(transcript, origin), { id, kid, origin, fromSlug, toSlug });
  }
}
