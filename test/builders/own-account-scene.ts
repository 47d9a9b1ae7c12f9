import { randomUUID } from 'node:crypto';

import {
  composeDoors,
  composeIdentity,
  composeOwnAccount,
  DrawResetToken,
  type Identity,
  type OwnAccount,
  type PasswordDoor,
  type SessionOf,
  type SignedInPerson,
} from '#platform/identity';
import { Journal } from '#platform/journal';
import { Outbox } from '#platform/outbox';

import { type TestDatabase } from '../harness/database.js';
import { aStaffMember } from './actor.builder.js';
import { anAgency } from './agency.builder.js';
import { HandClock } from './hand-clock.js';
import { limitsWith } from './limit-settings.js';

export const OLD_PASSWORD = 'a sentence for the gate';
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

interface ScenePerson {
  readonly id: string;
  readonly email: string;
}

/** People with accounts, their sessions, and the mail that is not written here: its token is drawn by hand. */
export class OwnAccountScene {
  readonly clock = new HandClock('2026-11-21T12:00:00Z');
  readonly identity: Identity;
  readonly own: OwnAccount;
  readonly drawing: DrawResetToken;
  private readonly door: PasswordDoor;
  private readonly sessionOf: SessionOf;

  constructor(
    readonly db: TestDatabase,
    limits = limitsWith({ networkAttempts: 1_000 }),
  ) {
    const journal = new Journal(this.clock);
    const doors = composeDoors(db.units, this.clock, limits);
    this.identity = composeIdentity(db.units, journal, this.clock);
    this.own = composeOwnAccount(db.units, { journal, outbox: new Outbox(), clock: this.clock }, limits);
    this.drawing = new DrawResetToken(db.units, this.clock);
    this.door = doors.passwordDoor;
    this.sessionOf = doors.sessionOf;
  }

  /** A manager of a new agency, or of those named. */
  async person(...agencyIds: readonly string[]): Promise<ScenePerson> {
    const email = `${randomUUID()}@example.org`;
    const staff = aStaffMember();
    const account = { email, displayName: 'Zoé Tremblay', password: OLD_PASSWORD };
    const made = await this.identity.createAccount.run(staff, account);
    if (made.kind !== 'account-created') throw new Error(made.kind);
    const agencies = agencyIds.length > 0 ? agencyIds : [(await anAgency().in(this.db)).id];
    for (const agencyId of agencies) await this.joins(made.account.id, agencyId);
    return { id: made.account.id, email };
  }

  async joins(accountId: string, agencyId: string): Promise<void> {
    const membership = { accountId, agencyId, role: 'AGENCY_MANAGER' as const };
    await this.identity.addMembership.run(aStaffMember(), membership);
  }

  async becomesStaff(accountId: string): Promise<void> {
    await this.identity.addStaffRole.run(aStaffMember(), { accountId, role: 'LPHQ_ADMINISTRATOR' });
  }

  /** What the door answers: the kind of a refusal, or the id of a session. */
  async tries(email: string, password: string): Promise<{ kind: string; sessionId?: string }> {
    const caller = { replaces: null, address: '203.0.113.1', userAgent: FIREFOX };
    return this.door.open({ email, password }, caller);
  }

  async signsIn(email: string, password = OLD_PASSWORD): Promise<string> {
    const { kind, sessionId } = await this.tries(email, password);
    if (sessionId === undefined) throw new Error(kind);
    return sessionId;
  }

  who(sessionId: string): Promise<SignedInPerson | null> {
    return this.sessionOf.run(sessionId, 'r');
  }

  async whoIs(sessionId: string): Promise<SignedInPerson> {
    const person = await this.who(sessionId);
    if (person === null) throw new Error('Nobody is signed in.');
    return person;
  }

  asksInBackground(sessionId: string): Promise<SignedInPerson | null> {
    return this.sessionOf.run(sessionId, 'r', 'background');
  }

  extend(sessionId: string): Promise<SignedInPerson | null> {
    return this.sessionOf.run(sessionId, 'r', 'extended');
  }

  /** Asks for a new password, and answers the id of the request where one was kept. */
  async asks(email: string, address = '203.0.113.1'): Promise<string | null> {
    const before = await this.resetIds();
    await this.own.askReset.run({ email, address });
    return (await this.resetIds()).find((id) => !before.includes(id)) ?? null;
  }

  /** The token of the mail that goes to whoever asks. */
  async token(email: string): Promise<string> {
    const id = await this.asks(email);
    const drawn = id && (await this.drawing.run(id));
    if (!drawn) throw new Error('No mail is to be written.');
    return drawn.token;
  }

  finish(token: string, password: string): ReturnType<OwnAccount['finishReset']['run']> {
    return this.own.finishReset.run({ token, password, address: '203.0.113.1', requestId: 'r' });
  }

  private async resetIds(): Promise<readonly string[]> {
    const found = await this.db.adminQuery<{ id: string }>('select id from password_resets');
    return found.map(({ id }) => id);
  }
}
