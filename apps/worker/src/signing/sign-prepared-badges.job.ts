import { Injectable } from '@nestjs/common';

import type { Agency } from '#authority/agencies';
import type { ClaimedRow, SignedForms, WaitingBadge } from '#learners/badges';
import type { Instant } from '#platform/clock';
import type { AgencyId } from '#platform/tenancy';

import type { Job } from '../job.js';
import { WorkerLog } from '../worker-log.js';
import { BadgeSigner, type Tried } from './badge-signer.js';
import { SigningDesk } from './signing-desk.js';

/** Badges in one pair of transactions. */
const CHUNK = 250;
/** Chunks for one agency before the next one has its turn. */
const CHUNKS_AT_A_TIME = 4;

type Signed = Extract<Tried, { readonly kind: 'signed' }>;
type Refused = Extract<Tried, { readonly kind: 'refused' }>;

/**
 * Signs what is prepared, a chunk of one agency at a time, in two short transactions round the signatures: claim with a
 * lease, sign, finish what is still prepared (docs/decisions/0005-worker-signs.md). A killed worker's claims end with
 * their lease, and a repeat signs the same committed bytes. What cannot be signed is put off with an alarm and stops no
 * other; the rows of an agency that may not act today wait.
 */
@Injectable()
export class SignPreparedBadges implements Job {
  readonly name = 'sign-prepared-badges';

  constructor(
    private readonly desk: SigningDesk,
    private readonly signer: BadgeSigner,
    private readonly tools: WorkerLog,
  ) {}

  /** What is claimed or put off is due later than this run's beginning, so the run comes to an end. */
  async run(): Promise<number> {
    const due = this.tools.clock.now();
    let signed = 0;
    for (const agency of await this.desk.agenciesWaiting(due)) signed += await this.signFor(agency, due);
    return signed;
  }

  private async signFor(agencyId: AgencyId, due: Instant): Promise<number> {
    try {
      const agency = await this.desk.mayAct(agencyId);
      return agency === null ? 0 : await this.signChunks(agency, due);
    } catch (error) {
      const fields = { job: this.name, agency: agencyId };
      this.tools.log.error(fields, 'An agency’s badges wait for the next run.', error);
      return 0;
    }
  }

  /** While one chunk is being finished the next one is claimed and signed. */
  private async signChunks(agency: Agency, due: Instant): Promise<number> {
    let [signed, finishing, claimed] = [0, Promise.resolve(0), CHUNK];
    for (let count = 0; count < CHUNKS_AT_A_TIME && claimed === CHUNK; count += 1) {
      const rows = await this.desk.claim(agency.id, due, CHUNK);
      const forms = await this.sign(agency, rows);
      signed += await finishing;
      finishing = this.finish(agency.id, forms);
      finishing.catch(() => undefined); // Its fault is heard where it is awaited, which may be after another one.
      claimed = rows.length;
    }
    return signed + (await finishing);
  }

  private async sign(agency: Agency, rows: readonly ClaimedRow[]): Promise<readonly Signed[]> {
    if (rows.length === 0) return [];
    const { badges, keys } = await this.desk.open(agency.id, rows);
    const tried = await this.signer.signAll(agency.slug, badges, keys);
    const unpublished = tried.filter(({ kind }) => kind === 'unpublished');
    if (unpublished.length > 0) await this.desk.putOffBriefly(unpublished.map(({ badge }) => badge));
    await this.putOff(tried.filter((one) => one.kind === 'refused'));
    return tried.filter((one) => one.kind === 'signed');
  }

  /** Where the chunk cannot be finished together, each badge is on its own: the one at fault is put off. */
  private async finish(agencyId: AgencyId, signed: readonly Signed[]): Promise<number> {
    const [first, ...more] = signed;
    if (first === undefined) return 0;
    try {
      return await this.desk.finish(agencyId, formsOf(signed));
    } catch (fault) {
      if (more.length > 0) return this.finishEach(agencyId, signed);
      await this.putOff([{ kind: 'refused', badge: first.badge, fault }]);
      return 0;
    }
  }

  private async finishEach(agencyId: AgencyId, signed: readonly Signed[]): Promise<number> {
    let count = 0;
    for (const one of signed) count += await this.finish(agencyId, [one]);
    return count;
  }

  private async putOff(refused: readonly Refused[]): Promise<void> {
    for (const { badge, fault } of refused) this.alarm(badge, fault);
    if (refused.length > 0) await this.desk.putOff(refused.map(({ badge }) => badge));
  }

  private alarm({ kid, agencyId: agency, attempts }: WaitingBadge, fault: unknown): void {
    const fields = { job: this.name, kid, agency, count: attempts + 1 };
    this.tools.log.error(fields, 'A badge was not signed.', fault);
  }
}

function formsOf(signed: readonly Signed[]): ReadonlyMap<string, SignedForms> {
  return new Map(signed.map(({ badge, forms }) => [badge.credentialId, forms]));
}
