import { systemClock } from '#platform/clock';

import { anAgency } from '../builders/agency.builder.js';
import { aBadge } from '../builders/badge.builder.js';
import { aSigningKey } from '../builders/signing-key.builder.js';
import { untilNoJobWaits } from '../harness/jobs.js';
import { Person } from '../harness/people.js';
import { PASSWORD, type TestApi } from '../harness/running-api.js';
import { act } from '../harness/team.js';
import type { Kind } from './root-calls.js';

/** An agency whose every text holds `AGn-`, but for what LPHQ may read of it, which holds `ORGn-`. */
export interface MarkedAgency {
  readonly number: number;
  readonly id: string;
  readonly communities: readonly string[];
  /** What it has of each kind; the waiting completion is the last. */
  readonly own: Readonly<Record<Kind, readonly string[]>>;
}

/** No agency owns a version or a draft: its id is one that nothing has. */
const NO_PROGRAMME = '00000000-0000-4000-8000-00000000beef';

/** What may stand in no answer to anybody who is not of the agency. */
export function marksOf({ number, own }: MarkedAgency): readonly string[] {
  const { account: _people, agency: _known, invitation: _invited, ...inside } = own;
  return [`ag${number}-`, ...Object.values(inside).flat()];
}

/** What may stand in no answer to anybody but LPHQ and the agency. */
export function publicMarksOf({ number, id, own }: MarkedAgency): readonly string[] {
  return [`org${number}-`, phoneOf(number), id, ...own.account, ...own.invitation];
}

const phoneOf = (number: number): string => `613-555-099${number}`;

/** Two communities, two learners with all that can be written about them, and a badge; made by the agency's people. */
export async function aMarkedAgency(api: TestApi, number: number): Promise<MarkedAgency> {
  const agency = await anAgency().named(`ORG${number}-Agency`).withSlug(`org${number}-agency`).in(api.db);
  await api.db.adminQuery('update agencies set phone = $2, email = $3 where agency_id = $1', [
    agency.id,
    phoneOf(number),
    `desk@org${number}-agency.example.org`,
  ]);
  const team = new Team(
    await api.person(`ORG${number}-Manager`, agency.id, 'AGENCY_MANAGER'),
    await api.person(`ORG${number}-Registrar`, agency.id, 'AGENCY_REGISTRAR'),
    await api.person(`ORG${number}-Assessor`, agency.id, 'AGENCY_ASSESSOR'),
    `AG${number}-`,
  );
  const communities = [await team.community('One'), await team.community('Two')] as const;
  const qualified = await team.learner(communities[0], 'Qualified');
  const accepted = await team.completes(qualified);
  const learning = await team.learner(communities[1], 'Learning');
  const waiting = await team.returnsOnce(learning);
  const badge = await aBadgeOf(api, agency.id, qualified, `AG${number}-Public`);
  const evidence = await evidenceOf(api, agency.id, learning);
  const job = await team.records([learning]);
  const invitation = await team.invites(`invited@org${number}-agency.example.org`);
  const { id: leaving, session } = await somebodyLeaving(api, number, agency.id);
  const opening = await aDraftOfRecords(api, number, agency.id, communities[0]);
  await untilNoJobWaits(api.db);
  const learner = [qualified, learning];
  const completion = [accepted, waiting];
  return {
    number,
    id: agency.id,
    communities,
    own: {
      account: [leaving],
      agency: [agency.id],
      badge: [badge],
      community: communities,
      completion,
      evidence: [evidence],
      invitation: [invitation],
      job: [job],
      learner,
      openingBatch: [opening.batch],
      openingEntry: [opening.entry],
      programme: [NO_PROGRAMME],
      session: [session],
      transfer: [await team.offers(learning, (await anAgency().in(api.db)).slug)],
    },
  };
}

/** Signed in once, so that there is a session that is nobody else’s. */
async function somebodyLeaving(
  api: TestApi,
  number: number,
  agencyId: string,
): Promise<{ id: string; session: string }> {
  const { email, id } = await api.account(`ORG${number}-Leaving`, agencyId, 'AGENCY_REGISTRAR');
  await Person.signIn(api.url, email, PASSWORD);
  const [row] = await api.db.adminQuery<{ session: string }>(
    'select public_id as session from sessions where account_id = $1',
    [id],
  );
  return { id, session: row?.session ?? '' };
}

/** Earlier records that the agency still writes: nobody else's business, LPHQ's included. */
async function aDraftOfRecords({ db }: TestApi, number: number, agencyId: string, communityId: string) {
  const content = {
    name: { kind: 'given-family', given: 'Zoe', family: `AG${number}-Earlier` },
    ...{ displayName: null, email: null, externalId: null, ageAttested: 'ADULT', track: 'MSO' },
    ...{ communityId, enrolledOn: '2025-05-02', works: [] },
  };
  const [row] = await db.adminQuery<{ batch: string; entry: string }>(
    `with batch as (insert into opening_batches (agency_id, entered_by, started_at)
       select $1, array[id], now() from accounts limit 1 returning id)
     insert into opening_entries (id, agency_id, batch_id, n, content) select gen_random_uuid(), $1, id, 1, $2 from batch
     returning id as entry, batch_id as batch`,
    [agencyId, JSON.stringify(content)],
  );
  return { batch: row?.batch ?? '', entry: row?.entry ?? '' };
}

/** A file, as it was uploaded. */
async function evidenceOf({ db }: TestApi, agencyId: string, learnerId: string): Promise<string> {
  const [row] = await db.adminQuery<{ id: string }>(
    `insert into evidence_files (agency_id, learner_id, media_type, bytes, digest, uploaded_by, uploaded_at)
     values ($1, $2, 'application/pdf', '%PDF-1.7', repeat('a', 64), (select id from accounts limit 1), now()) returning id`,
    [agencyId, learnerId],
  );
  return row?.id ?? '';
}

/** Issued, though signed by nobody. */
async function aBadgeOf({ db }: TestApi, agencyId: string, learnerId: string, name: string): Promise<string> {
  const [row] = await db.adminQuery<{ version: string; account: string }>(
    `select programme_version_id as version, (select id from accounts limit 1) as account from enrolments where learner_id = $1`,
    [learnerId],
  );
  const kid = await aSigningKey().in(db, { id: agencyId as never });
  const issued = aBadge()
    .issued()
    .showing(name)
    .with({
      agencyId: agencyId as never,
      learnerId,
      programmeVersionId: row?.version ?? '',
    });
  return (await issued.in(db, { kid, preparedBy: row?.account ?? '' })).id;
}

class Team {
  constructor(
    private readonly manager: Person,
    private readonly registrar: Person,
    private readonly assessor: Person,
    private readonly mark: string,
  ) {}

  async community(name: string): Promise<string> {
    const input = { name: `${this.mark}Hall ${name}`, guardModel: 'NONE' };
    return idOf(await act(this.manager, 'registerCommunity', input), 'community');
  }

  async learner(communityId: string, name: string): Promise<string> {
    const { mark } = this;
    const input = {
      ...{
        communityId,
        track: 'MSO',
        ageAttested: 'ADULT',
        givenName: `${mark}Given`,
        familyName: `${mark}${name}`,
      },
      ...{
        displayName: `${mark}Display ${name}`,
        email: `${mark}${name}@example.org`,
        externalId: `${mark}${name}`,
      },
    };
    return idOf(await act(this.registrar, 'enrolLearner', input), 'learner');
  }

  async invites(email: string): Promise<string> {
    const invited = await act(this.manager, 'inviteMember', {
      email,
      role: 'AGENCY_ASSESSOR',
      locale: 'FR_CA',
    });
    return invited['invitationId'] as string;
  }

  /** Accepts all four; answers the last. */
  async completes(learnerId: string): Promise<string> {
    let completionId = '';
    for (const assignment of [1, 2, 3, 4]) {
      completionId = await this.submits(learnerId, assignment);
      await act(this.assessor, 'acceptCompletion', { completionId });
    }
    return completionId;
  }

  /** A completion that was returned, and one that waits after it. */
  async returnsOnce(learnerId: string): Promise<string> {
    const completionId = await this.submits(learnerId, 1);
    await act(this.assessor, 'returnCompletion', { completionId, reason: `${this.mark}Reason.` });
    return this.submits(learnerId, 1);
  }

  async offers(learnerId: string, toSlug: string): Promise<string> {
    const offered = await act(this.manager, 'offerTransfer', { learnerId, toSlug, consent: true });
    return offered['transferId'] as string;
  }

  /** A job that finds the work submitted already. */
  async records(ids: readonly string[]): Promise<string> {
    const note = `${this.mark}Note.`;
    const input = { learners: { ids }, assignment: 1, completedOn: systemClock.today(), note };
    return idOf(await act(this.registrar, 'recordCompletions', input), 'job');
  }

  private async submits(learnerId: string, assignment: number): Promise<string> {
    const evidence = { evidenceLink: `https://example.org/${this.mark}file`, note: `${this.mark}Note.` };
    const input = { learnerId, assignment, completedOn: systemClock.today(), ...evidence };
    return idOf(await act(this.registrar, 'submitCompletion', input), 'completion');
  }
}

function idOf(answer: { readonly [field: string]: unknown }, field: string): string {
  const { id } = (answer[field] ?? {}) as { id?: string };
  if (!id) throw new Error(`No ${field} for a test: ${JSON.stringify(answer)}`);
  return id;
}
