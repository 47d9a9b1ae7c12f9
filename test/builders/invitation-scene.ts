import { type Clock, systemClock } from '#platform/clock';
import {
  composeIdentity,
  composeInvitationDoor,
  composeTeams,
  DrawInvitationToken,
  type Identity,
  type Invitation,
  type InvitationDoor,
  type LimitSettings,
  type TeamRole,
  type Teams,
} from '#platform/identity';
import { Journal } from '#platform/journal';
import { Outbox } from '#platform/outbox';
import {
  type AccountId,
  type AgencyId,
  type AgencyRole,
  inAgency,
  type MemberActor,
  type StaffActor,
} from '#platform/tenancy';

import type { TestDatabase } from '../harness/database.js';
import { aStaffMember } from './actor.builder.js';
import { anAgency } from './agency.builder.js';
import { limitsWith, ROOMY } from './limit-settings.js';

const PASSWORD = 'a sentence for the gate';
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

/** Agencies with their managers, and everything by which people come into teams and leave them. */
export class InvitationScene {
  readonly identity: Identity;
  readonly teams: Teams;
  readonly door: InvitationDoor;
  readonly drawing: DrawInvitationToken;
  readonly staff: StaffActor = aStaffMember();
  private made = 0;

  constructor(
    readonly db: TestDatabase,
    readonly clock: Clock = systemClock,
    limits: LimitSettings = limitsWith(ROOMY),
  ) {
    const journal = new Journal(clock);
    this.identity = composeIdentity(db.units, journal, clock);
    this.teams = composeTeams(db.units, { journal, outbox: new Outbox(), clock }, limits);
    this.door = composeInvitationDoor(db.units, { journal, clock }, limits);
    this.drawing = new DrawInvitationToken(db.units, clock);
  }

  /** An agency’s manager; the agency is new where none is named. */
  async manager(agencyId?: AgencyId): Promise<MemberActor> {
    const id = agencyId ?? (await anAgency().in(this.db)).id;
    return this.member(id, 'AGENCY_MANAGER');
  }

  async member(agencyId: AgencyId, ...roles: AgencyRole[]): Promise<MemberActor> {
    const { id: accountId } = await this.account();
    for (const role of roles)
      await this.identity.addMembership.run(this.staff, { accountId, agencyId, role });
    return { kind: 'member', accountId, agencyId, roles, requestId: 'test' };
  }

  async account(): Promise<{ id: AccountId; email: string }> {
    const email = `person-${(this.made += 1)}@example.org`;
    const request = { email, displayName: `Person ${this.made}`, password: PASSWORD };
    const made = await this.identity.createAccount.run(this.staff, request);
    if (made.kind !== 'account-created') throw new Error(made.kind);
    return { id: made.account.id as AccountId, email };
  }

  async invites(
    actor: MemberActor | StaffActor,
    email: string,
    role: TeamRole = 'AGENCY_REGISTRAR',
  ): Promise<Invitation> {
    const outcome = await this.teams.invite.run(actor, { email, role, locale: 'fr-CA' });
    if (outcome.kind !== 'member-invited') throw new Error(outcome.kind);
    return outcome.invitation;
  }

  /** The token that the mail of the invitation would carry. */
  async token({ id }: Pick<Invitation, 'id'>): Promise<string> {
    const drawn = await this.drawing.run(id);
    if (drawn === null) throw new Error('No token was drawn.');
    return drawn.token;
  }

  accepts(token: string, form: { displayName?: string; password?: string; replaces?: string } = {}) {
    const { displayName = 'Zoé Tremblay', password = PASSWORD, replaces = null } = form;
    return this.door.accept.run({
      token,
      displayName,
      password,
      replaces,
      address: '203.0.113.7',
      userAgent: FIREFOX,
      requestId: 'test',
    });
  }

  looks(token: string, address = '203.0.113.7') {
    return this.door.look.run({ token, address });
  }

  /** LPHQ’s own people, acting in an agency. */
  inside(agencyId: AgencyId): StaffActor {
    return inAgency(this.staff, agencyId);
  }

  members(actor: MemberActor | StaffActor) {
    return this.db.units.read(actor, (unit) => this.teams.reads.members(unit));
  }
}
