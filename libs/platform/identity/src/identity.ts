import type { Clock } from '#platform/clock';
import type { Journal } from '#platform/journal';
import type { UnitsOfWork } from '#platform/persistence';

import { PasswordDoor } from './password-door.js';
import { PasswordHashes } from './passwords/password-hashes.js';
import { AccountStore } from './store/account.store.js';
import { RoleStore } from './store/role.store.js';
import { SessionStore } from './store/session.store.js';
import { AddMembership } from './use-cases/add-membership.js';
import { AddStaffRole } from './use-cases/add-staff-role.js';
import { CreateAccount } from './use-cases/create-account.js';
import { SessionOf } from './use-cases/session-of.js';
import { SetPassword } from './use-cases/set-password.js';
import { SignIn } from './use-cases/sign-in.js';
import { SignOut } from './use-cases/sign-out.js';

/** The room's acts, put together. */
export interface Identity {
  readonly createAccount: CreateAccount;
  readonly setPassword: SetPassword;
  readonly addMembership: AddMembership;
  readonly addStaffRole: AddStaffRole;
  readonly passwordDoor: PasswordDoor;
  readonly sessionOf: SessionOf;
  readonly signOut: SignOut;
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
    passwordDoor: new PasswordDoor(new SignIn(units, accounts, sessions, hashes, clock)),
    sessionOf: new SessionOf(units, sessions, clock),
    signOut: new SignOut(units, sessions, clock),
    accounts,
  };
}
