import type { Clock } from '#platform/clock';
import type { Journal } from '#platform/journal';
import type { UnitsOfWork } from '#platform/persistence';

import { AttemptLimits, type LimitSettings } from './limits/attempt-limits.js';
import { PasswordDoor } from './password-door.js';
import { PasswordHashes } from './passwords/password-hashes.js';
import { AccountStore } from './store/account.store.js';
import { AttemptStore } from './store/attempt.store.js';
import { RoleStore } from './store/role.store.js';
import { SessionStore } from './store/session.store.js';
import { AddMembership } from './use-cases/add-membership.js';
import { AddStaffRole } from './use-cases/add-staff-role.js';
import { CreateAccount } from './use-cases/create-account.js';
import { OpenSession } from './use-cases/open-session.js';
import { SessionOf } from './use-cases/session-of.js';
import { SetPassword } from './use-cases/set-password.js';
import { SignIn } from './use-cases/sign-in.js';
import { SignOut } from './use-cases/sign-out.js';
import { StepUp } from './use-cases/step-up.js';

/** What LPHQ’s people do with accounts and roles. */
export interface Identity {
  readonly createAccount: CreateAccount;
  readonly setPassword: SetPassword;
  readonly addMembership: AddMembership;
  readonly addStaffRole: AddStaffRole;
  readonly accounts: AccountStore;
}

/** The roles and accounts of people are told to the journal; sessions are not. */
export function composeIdentity(units: UnitsOfWork, journal: Journal, clock: Clock): Identity {
  const accounts = new AccountStore();
  const sessions = new SessionStore();
  const roles = new RoleStore();
  const hashes = new PasswordHashes();
  return {
    createAccount: new CreateAccount(units, accounts, hashes, journal),
    setPassword: new SetPassword(units, { accounts, sessions }, hashes, journal, clock),
    addMembership: new AddMembership(units, accounts, roles, journal),
    addStaffRole: new AddStaffRole(units, accounts, roles, journal),
    accounts,
  };
}

/** The ways in and out, for everybody. */
export interface Doors {
  readonly passwordDoor: PasswordDoor;
  readonly stepUp: StepUp;
  readonly sessionOf: SessionOf;
  readonly signOut: SignOut;
}

export function composeDoors(
  units: UnitsOfWork,
  clock: Clock,
  settings: LimitSettings,
  hashes = new PasswordHashes(),
): Doors {
  const accounts = new AccountStore();
  const sessions = new SessionStore();
  const entrance = { accounts, sessions, opening: new OpenSession(accounts, sessions, clock) };
  const limits = new AttemptLimits(units, new AttemptStore(), settings, clock);
  return {
    passwordDoor: new PasswordDoor(new SignIn(units, entrance, limits, hashes, clock)),
    stepUp: new StepUp(units, entrance, limits, hashes, clock),
    sessionOf: new SessionOf(units, sessions, settings.rules.presence, clock),
    signOut: new SignOut(units, sessions, clock),
  };
}
