import type { AgencyRole } from '#platform/tenancy';

import type { Role } from '../../apps/api/src/authorisation.js';
import { aStaffMember } from '../builders/actor.builder.js';
import { aLearnerSession } from '../harness/learners.js';
import { PASSWORD, type TestApi } from '../harness/running-api.js';
import { type Actor, signIn } from './asking.js';
import { type MarkedAgency, marksOf, publicMarksOf } from './marked-agencies.js';

/** Somebody who asks, with what the table lets them ask and what they may and may not be shown. */
export interface CastMember extends Actor {
  /** None for whoever has no session. */
  readonly roles: readonly Role[];
  /** What they may name as their own. */
  readonly home: MarkedAgency | null;
  readonly foreign: readonly MarkedAgency[];
  /** What stands in one answer of theirs at least; null for strangers. */
  readonly ownMark: string | null;
  /** What stands in none. */
  readonly forbidden: readonly string[];
}

const AGENCY_ROLES: readonly AgencyRole[] = ['AGENCY_MANAGER', 'AGENCY_REGISTRAR', 'AGENCY_ASSESSOR'];

/** Every role of every agency, a learner of two of them, LPHQ, somebody of two agencies, nobody, and somebody whose session has ended. */
export async function theCast(api: TestApi, agencies: readonly MarkedAgency[]): Promise<CastMember[]> {
  const members = agencies.flatMap((home) => AGENCY_ROLES.map((role) => ({ home, role })));
  const cast: CastMember[] = [];
  for (const { home, role } of members) {
    const name = `AG${home.number}-${role}`;
    const { email } = await api.account(`ORG${home.number}-${role}`, home.id, role);
    cast.push(ofAgency(await signIn(api.url, name, email, PASSWORD), home, agencies, role));
  }
  const [first, second] = agencies as readonly [MarkedAgency, MarkedAgency];
  return [
    // Before the managers, who close the accounts of their learners.
    await learner(api, first, agencies),
    await learner(api, second, agencies),
    ...cast,
    twofold(ofAgency(await ofTwo(api, first, second), first, agencies, 'AGENCY_MANAGER'), second),
    await staff(api, agencies),
    stranger({ name: 'nobody', cookie: '' }, agencies),
    stranger(await ended(api, first), agencies),
  ];
}

function ofAgency(
  actor: Actor,
  home: MarkedAgency,
  all: readonly MarkedAgency[],
  role: AgencyRole,
): CastMember {
  const foreign = all.filter(({ id }) => id !== home.id);
  const forbidden = foreign.flatMap((agency) => [...marksOf(agency), ...publicMarksOf(agency)]);
  return { ...actor, roles: [role], home, foreign, forbidden, ownMark: `ag${home.number}-` };
}

/** Where else they may go on they are told, by the name and the slug that everybody knows; nothing else of there. */
function twofold(member: CastMember, elsewhere: MarkedAgency): CastMember {
  const known = `org${elsewhere.number}-`;
  return { ...member, forbidden: member.forbidden.filter((mark) => mark !== known) };
}

/** A manager of the first agency and an assessor of the second: a session acts in the first alone. */
async function ofTwo(api: TestApi, first: MarkedAgency, second: MarkedAgency): Promise<Actor> {
  const { email, id } = await api.account(`ORG${first.number}-Twofold`, first.id, 'AGENCY_MANAGER');
  const displayName = `ORG${second.number}-Twofold`;
  const membership = { accountId: id, agencyId: second.id, role: 'AGENCY_ASSESSOR', displayName } as const;
  await api.identity.addMembership.run(aStaffMember(), membership);
  return signIn(api.url, 'somebody of two agencies', email, PASSWORD);
}

/** Somebody who learns: what else the agency has is as foreign to them as another agency. */
async function learner(api: TestApi, home: MarkedAgency, all: readonly MarkedAgency[]): Promise<CastMember> {
  const registrar = await api.person(`ORG${home.number}-Clerk`, home.id, 'AGENCY_REGISTRAR');
  const [another = '', own = ''] = home.own.learner;
  const team = { agencyId: home.id, manager: registrar, registrar, assessor: registrar };
  const { cookie } = await aLearnerSession(api, team, own);
  const name = `AG${home.number}-LEARNER`;
  const { forbidden, ...member } = ofAgency({ name, cookie }, home, all, 'AGENCY_REGISTRAR');
  const [ofAnother = ''] = home.own.completion;
  return {
    ...member,
    roles: ['LEARNER'],
    forbidden: [...forbidden, another, ofAnother, ...home.own.badge, `ag${home.number}-qualified`],
    ownMark: `org${home.number}-`,
  };
}

async function staff(api: TestApi, all: readonly MarkedAgency[]): Promise<CastMember> {
  const { email } = await api.account('Administrator', null);
  const actor = await signIn(api.url, 'LPHQ_ADMINISTRATOR', email, PASSWORD);
  const forbidden = all.flatMap(marksOf);
  return { ...actor, roles: ['LPHQ_ADMINISTRATOR'], home: null, foreign: all, forbidden, ownMark: 'org1-' };
}

async function ended(api: TestApi, { id, number }: MarkedAgency): Promise<Actor> {
  const account = await api.account(`ORG${number}-Gone`, id, 'AGENCY_MANAGER');
  const actor = await signIn(api.url, 'somebody whose session has ended', account.email, PASSWORD);
  await api.db.adminQuery(
    `update sessions set idle_until = now() - interval '1 hour' where account_id = $1`,
    [account.id],
  );
  return actor;
}

function stranger(actor: Actor, all: readonly MarkedAgency[]): CastMember {
  const forbidden = all.flatMap((agency) => [...marksOf(agency), ...publicMarksOf(agency)]);
  return { ...actor, roles: [], home: null, foreign: all, forbidden, ownMark: null };
}
