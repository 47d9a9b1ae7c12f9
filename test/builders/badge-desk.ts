import {
  type Badge,
  BadgeReads,
  IssueBadge,
  type IssueBadgeOutcome,
  type IssueBadgeRequest,
  ReinstateBadge,
  type ReinstateBadgeOutcome,
  ReissueBadge,
  type ReissueBadgeOutcome,
  type ReissueBadgeRequest,
  RevokeBadge,
  type RevokeBadgeOutcome,
  SuspendBadge,
  type SuspendBadgeOutcome,
} from '#learners/badges';
import type { Learner } from '#learners/roster';
import type { MemberActor } from '#platform/tenancy';

import type { TestDatabase } from '../harness/database.js';
import { type AgencyScene, anAgencyScene } from './agency-scene.js';
import { type BadgeRooms, openBadgeRooms } from './badge-rooms.js';
import { aSigningKey } from './signing-key.builder.js';

/** What the journal and the outbox were told, oldest first. */
export interface Told {
  readonly journal: object[];
  readonly outbox: object[];
}

/** The badges of one agency, as its manager and another agency's manager come by them. */
export class BadgeDesk {
  private constructor(
    readonly rooms: BadgeRooms,
    readonly south: AgencyScene,
  ) {}

  static async open(): Promise<BadgeDesk> {
    const rooms = await openBadgeRooms();
    const south = await anAgencyScene(rooms.db);
    await aSigningKey().in(rooms.db, south.agency);
    return new BadgeDesk(rooms, south);
  }

  get db(): TestDatabase {
    return this.rooms.db;
  }

  get north(): AgencyScene {
    return this.rooms.agency;
  }

  issue(
    learner: Learner,
    by: MemberActor = this.north.manager,
    wish: Partial<IssueBadgeRequest> = {},
  ): Promise<IssueBadgeOutcome> {
    const request = { learnerId: learner.id, nameChoice: 'NONE', consent: false, ...wish } as const;
    return this.rooms.app.get(IssueBadge).run(by, request);
  }

  revoke(badgeId: string, by: MemberActor = this.north.manager): Promise<RevokeBadgeOutcome> {
    const request = { badgeId, reason: 'MISUSE', note: 'Lent it to his brother.' } as const;
    return this.rooms.app.get(RevokeBadge).run(by, request);
  }

  suspend(badgeId: string, by: MemberActor = this.north.manager): Promise<SuspendBadgeOutcome> {
    const request = { badgeId, reason: 'MISUSE_REPORTED', note: 'Two people showed it.' } as const;
    return this.rooms.app.get(SuspendBadge).run(by, request);
  }

  reinstate(badgeId: string, by: MemberActor = this.north.manager): Promise<ReinstateBadgeOutcome> {
    return this.rooms.app.get(ReinstateBadge).run(by, { badgeId });
  }

  reissue(
    badgeId: string,
    wish: Partial<ReissueBadgeRequest> = {},
    by: MemberActor = this.north.manager,
  ): Promise<ReissueBadgeOutcome> {
    const request = { badgeId, nameChoice: 'NONE', consent: false, ...wish } as const;
    return this.rooms.app.get(ReissueBadge).run(by, request);
  }

  async reissued(badgeId: string): Promise<Badge> {
    const outcome = await this.reissue(badgeId);
    if (outcome.kind !== 'badge-prepared') throw new Error(outcome.kind);
    return outcome.badge;
  }

  async prepared(learner: Learner, wish: Partial<IssueBadgeRequest> = {}): Promise<Badge> {
    const outcome = await this.issue(learner, this.north.manager, wish);
    if (outcome.kind !== 'badge-prepared') throw new Error(outcome.kind);
    return outcome.badge;
  }

  async issued(learner: Learner): Promise<Badge> {
    const badge = await this.prepared(learner);
    await this.rooms.finish(badge.id);
    return badge;
  }

  one(id: string, by: MemberActor = this.north.manager): Promise<Badge | null> {
    return this.db.units.read(by, (unit) => this.rooms.app.get(BadgeReads).one(unit, id));
  }

  async ofLearner({ id }: Learner, by: MemberActor = this.north.manager): Promise<readonly Badge[]> {
    const reads = this.rooms.app.get(BadgeReads);
    const held = await this.db.units.read(by, (unit) => reads.ofLearners(unit, [id]));
    return held.get(id)!;
  }

  /** Its row in the queue of what is to be signed. */
  waiting(id: string): Promise<{ credential_id: string }[]> {
    return this.db.adminQuery('select * from to_sign where credential_id = $1', [id]);
  }

  async told(badgeId: string): Promise<Told> {
    const journal = await this.db.adminQuery<{ type: string; subject_id: string; entry: Buffer }>(
      'select type, subject_id, entry from journal_entries where object_id = $1 order by written_at, ctid',
      [badgeId],
    );
    const outbox = await this.db.adminQuery(
      `select type, payload from outbox where payload->>'badgeId' = $1 order by created_at`,
      [badgeId],
    );
    const facts = (entry: Buffer): unknown =>
      (JSON.parse(entry.toString('utf8')) as { facts: unknown }).facts;
    return { journal: journal.map(({ entry, ...row }) => ({ ...row, facts: facts(entry) })), outbox };
  }
}
