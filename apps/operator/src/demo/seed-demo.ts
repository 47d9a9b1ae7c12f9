import type { INestApplicationContext } from '@nestjs/common';

import { type Agency, AgencyReads, AuthoriseAgency, SuspendAgency } from '#authority/agencies';
import { RegisterCommunity } from '#communities/register';
import { IssueBadge, RevokeBadge, SuspendBadge } from '#learners/badges';
import { AcceptCompletion, ReturnCompletion, SubmitCompletion } from '#learners/completions';
import { PublishProgramme, SEED_EDITION } from '#learners/programme';
import { EnrolLearner } from '#learners/roster';
import { type CalendarDay, type Clock, dayOf, plusDays, plusMilliseconds } from '#platform/clock';
import type { Identity } from '#platform/identity';
import { Journal } from '#platform/journal';
import type { UnitsOfWork } from '#platform/persistence';
import {
  type AccountId,
  type AgencyId,
  type AgencyRole,
  LPHQ_SCOPE,
  type MemberActor,
  type StaffActor,
  type WorkerActor,
} from '#platform/tenancy';
import { CreateAgencyKey, KeyStore } from '#proof/signing';

import { OPERATOR } from '../agency-by-slug.js';
import { openRooms, type RoomSettings, within } from '../rooms.js';
import {
  AGENCIES,
  type DemoAgency,
  type DemoBadge,
  type DemoLearner,
  emailOf,
  LPHQ_PERSON,
  passwordOf,
  PEOPLE,
} from './demo-data.js';
import { signWaiting } from './sign-waiting.js';

const DAY = 86_400_000;
const MONTH = 30.5 * DAY;
/** When each agency got its first key, and its second: a key serves thirteen months. */
const KEYS_MADE = [27, 3] as const;

type Actors = Readonly<Record<AgencyRole, MemberActor>>;

/** Refusals are defects of the demo data: each act must end in the kind that is expected of it. */
function expectKind<Outcome extends { readonly kind: string }, Kind extends Outcome['kind']>(
  outcome: Outcome,
  kind: Kind,
): Extract<Outcome, { kind: Kind }> {
  if (outcome.kind !== kind) throw new Error(`Demo data: expected ${kind}, got ${JSON.stringify(outcome)}.`);
  return outcome as Extract<Outcome, { kind: Kind }>;
}

/**
 * Fills an empty system through the product's own acts, as people of each agency, at the times in the past when they
 * would have done it, keys and signatures included: a badge that expired last month was signed two years before, by a
 * key that has been retired since. The worker need not run.
 */
export class DemoSeed {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly identity: Identity,
    private readonly clock: Clock,
    private readonly settings: RoomSettings,
  ) {}

  /** True where there is nothing yet. */
  async isWanted(): Promise<boolean> {
    const staff = staffActor('' as AccountId);
    return (await this.units.read(staff, (unit) => new AgencyReads().count(unit))) === 0;
  }

  async run(): Promise<void> {
    const staff = await this.staff();
    await this.at(30, (rooms) => rooms.get(PublishProgramme).run(staff, SEED_EDITION));
    for (const agency of AGENCIES) await this.agency(staff, agency);
  }

  private async staff(): Promise<StaffActor> {
    const account = await this.account(LPHQ_PERSON.email, LPHQ_PERSON.name);
    await this.identity.addStaffRole.run(OPERATOR, { accountId: account, role: 'LPHQ_ADMINISTRATOR' });
    return staffActor(account as AccountId);
  }

  private async agency(staff: StaffActor, demo: DemoAgency): Promise<void> {
    const { slug, name, phone, email } = demo;
    const request = { slug, name, phone, email, authorisedUntil: plusDays(this.clock.today(), 400) };
    const authorised = await this.at(29, (rooms) => rooms.get(AuthoriseAgency).run(staff, request));
    const { agency } = expectKind(authorised, 'agency-authorised');
    const actors = await this.people(demo, agency.id);
    const oldBadges = demo.communities.some(({ learners }) =>
      learners.some(({ badge }) => (badge?.monthsAgo ?? 0) > KEYS_MADE[1]),
    );
    await this.key(agency, oldBadges ? KEYS_MADE[0] : KEYS_MADE[1]);
    for (const community of demo.communities) await this.community(actors, community);
    if (oldBadges) await this.rotatesKeys(agency);
    if (demo.suspended !== true) return;
    const reason = 'Insurance papers are overdue.';
    expectKind(
      await this.at(0, (rooms) => rooms.get(SuspendAgency).run(staff, { agencyId: agency.id, reason })),
      'agency-suspended',
    );
  }

  private async people(demo: DemoAgency, agencyId: AgencyId): Promise<Actors> {
    const entries = PEOPLE.map(async (person) => {
      const accountId = await this.account(emailOf(demo, person), person.name);
      await this.identity.addMembership.run(OPERATOR, { accountId, agencyId, role: person.role });
      return [person.role, memberActor(accountId as AccountId, agencyId, person.role)] as const;
    });
    return Object.fromEntries(await Promise.all(entries)) as Actors;
  }

  private async account(email: string, displayName: string): Promise<string> {
    const request = { email, displayName, password: passwordOf(email) };
    const made = await this.identity.createAccount.run(OPERATOR, request);
    return expectKind(made, 'account-created').account.id;
  }

  private async community(actors: Actors, demo: DemoAgency['communities'][number]): Promise<void> {
    const request = { name: demo.name, guardModel: demo.guardModel };
    const made = await this.at(28, (rooms) =>
      rooms.get(RegisterCommunity).run(actors.AGENCY_MANAGER, request),
    );
    const { community } = expectKind(made, 'community-registered');
    for (const learner of demo.learners) await this.learner(actors, community.id, learner);
  }

  private async learner(actors: Actors, communityId: string, demo: DemoLearner): Promise<void> {
    const monthsAgo = (demo.badge?.monthsAgo ?? 1) + 1;
    const request = { communityId, givenName: demo.given, familyName: demo.family, track: demo.track };
    const enrolled = await this.at(monthsAgo, (rooms) =>
      rooms.get(EnrolLearner).run(actors.AGENCY_REGISTRAR, request),
    );
    const { learner } = expectKind(enrolled, 'learner-enrolled');
    for (let assignment = 1; assignment <= demo.accepted; assignment += 1) {
      await this.completes(actors, learner.id, assignment, monthsAgo - assignment * 0.2);
    }
    if (demo.returned !== undefined) await this.returns(actors, learner.id, demo.accepted + 1, demo.returned);
    if (demo.badge) await this.badge(actors.AGENCY_MANAGER, learner.id, demo.badge);
  }

  private completes(actors: Actors, learnerId: string, assignment: number, monthsAgo: number): Promise<void> {
    return this.at(monthsAgo, async (rooms) => {
      const completionId = await this.submits(rooms, actors, learnerId, assignment, monthsAgo);
      const deciderEmail = 'assessor@demo.example.org';
      const accepted = await rooms
        .get(AcceptCompletion)
        .run(actors.AGENCY_ASSESSOR, { completionId, deciderEmail });
      expectKind(accepted, 'completion-accepted');
    });
  }

  private returns(actors: Actors, learnerId: string, assignment: number, reason: string): Promise<void> {
    return this.at(0.1, async (rooms) => {
      const completionId = await this.submits(rooms, actors, learnerId, assignment, 0.1);
      const request = { completionId, reason, deciderEmail: 'assessor@demo.example.org' };
      expectKind(
        await rooms.get(ReturnCompletion).run(actors.AGENCY_ASSESSOR, request),
        'completion-returned',
      );
    });
  }

  private async submits(
    rooms: INestApplicationContext,
    actors: Actors,
    learnerId: string,
    assignment: number,
    monthsAgo: number,
  ): Promise<string> {
    const completedOn = this.dayAgo(monthsAgo);
    const outcome = await rooms
      .get(SubmitCompletion)
      .run(actors.AGENCY_REGISTRAR, { learnerId, assignment, completedOn });
    return expectKind(outcome, 'completion-submitted').completion.id;
  }

  private async badge(manager: MemberActor, learnerId: string, demo: DemoBadge): Promise<void> {
    const badgeId = await this.at(demo.monthsAgo, async (rooms) => {
      const { beginsIn } = demo;
      const validFrom = beginsIn === undefined ? null : plusDays(this.clock.today(), beginsIn);
      const request = { learnerId, nameChoice: demo.name, consent: true, validFrom };
      const { badge } = expectKind(await rooms.get(IssueBadge).run(manager, request), 'badge-prepared');
      await signWaiting(rooms, this.units, badge.agencyId, this.settings.verifyOrigin);
      return badge.id;
    });
    if (demo.suspended === true) await this.suspends(manager, badgeId);
    if (demo.revoked !== true) return;
    const request = {
      badgeId,
      reason: 'COMPLETION_WITHDRAWN' as const,
      note: 'Assignment 4 was accepted in error.',
    };
    expectKind(await this.at(0, (rooms) => rooms.get(RevokeBadge).run(manager, request)), 'badge-revoked');
  }

  private async suspends(manager: MemberActor, badgeId: string): Promise<void> {
    const request = { badgeId, reason: 'MISUSE_REPORTED', note: 'Two people showed the same card.' } as const;
    const outcome = await this.at(0, (rooms) => rooms.get(SuspendBadge).run(manager, request));
    expectKind(outcome, 'badge-suspended-now');
  }

  private async key({ id: agencyId, slug }: Agency, monthsAgo: number): Promise<void> {
    await this.at(monthsAgo, (rooms) =>
      rooms.get(CreateAgencyKey).run(workerActor(agencyId), { agencyId, slug }),
    );
  }

  /** The first keys sign no more and are still believed; the second ones take over. */
  private async rotatesKeys(agency: Agency): Promise<void> {
    await this.at(KEYS_MADE[1], async (rooms) => {
      const keys = rooms.get(KeyStore);
      await this.units.write(workerActor(agency.id), async (unit) => {
        for (const purpose of ['STATUS', 'BADGE'] as const) {
          const first = await keys.active(unit, agency.id, purpose);
          if (first === null) throw new Error('Demo data: there is no key to rotate.');
          await keys.retire(unit, first.kid);
          const object = { kind: 'agency', id: agency.id };
          await rooms.get(Journal).append(unit, { type: 'key.retired', object, facts: { kid: first.kid } });
        }
      });
    });
    await this.key(agency, KEYS_MADE[1]);
  }

  /** Does something as of so many months ago. */
  private at<T>(monthsAgo: number, work: (rooms: INestApplicationContext) => Promise<T>): Promise<T> {
    return within(openRooms(this.units, shifted(this.clock, -monthsAgo * MONTH), this.settings), work);
  }

  private dayAgo(months: number): CalendarDay {
    return dayOf(plusMilliseconds(this.clock.now(), -months * MONTH));
  }
}

/** It goes on, so that what was done later is recorded later. */
function shifted(clock: Clock, milliseconds: number): Clock {
  const now = () => plusMilliseconds(clock.now(), milliseconds);
  return { now, today: () => dayOf(now()) };
}

function workerActor(agencyId: AgencyId): WorkerActor {
  return { kind: 'worker', agencyId, requestId: 'demo' };
}

function staffActor(accountId: AccountId): StaffActor {
  return { kind: 'staff', accountId, agencyId: LPHQ_SCOPE, roles: ['LPHQ_ADMINISTRATOR'], requestId: 'demo' };
}

function memberActor(accountId: AccountId, agencyId: AgencyId, role: AgencyRole): MemberActor {
  return { kind: 'member', accountId, agencyId, roles: [role], requestId: 'demo' };
}
