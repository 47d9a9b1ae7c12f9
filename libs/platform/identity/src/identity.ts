import type { Clock } from '#platform/clock';
import type { Journal } from '#platform/journal';
import type { Outbox } from '#platform/outbox';
import type { UnitsOfWork } from '#platform/persistence';

import { AttemptLimits, type LimitSettings } from './limits/attempt-limits.js';
import { ResetLimits } from './limits/reset-limits.js';
import { PasswordDoor } from './password-door.js';
import { PasswordHashes } from './passwords/password-hashes.js';
import { AccountStore } from './store/account.store.js';
import { AttemptStore } from './store/attempt.store.js';
import { OwnSessions } from './store/own-sessions.js';
import { ResetStore } from './store/reset.store.js';
import { RoleStore } from './store/role.store.js';
import { SessionStore } from './store/session.store.js';
import { AddMembership } from './use-cases/add-membership.js';
import { AddStaffRole } from './use-cases/add-staff-role.js';
import { AskReset } from './use-cases/ask-reset.js';
import { ChangeLanguage } from './use-cases/change-language.js';
import { ChangePassword } from './use-cases/change-password.js';
import { CreateAccount } from './use-cases/create-account.js';
import { EndOwnSession } from './use-cases/end-own-session.js';
import { FinishReset } from './use-cases/finish-reset.js';
import { GivePassword } from './use-cases/give-password.js';
import { ListOwnSessions } from './use-cases/list-own-sessions.js';
import { ListPlaces } from './use-cases/list-places.js';
import { OpenSession } from './use-cases/open-session.js';
import { SessionOf } from './use-cases/session-of.js';
import { SetPassword } from './use-cases/set-password.js';
import { SignIn } from './use-cases/sign-in.js';
import { SignOut } from './use-cases/sign-out.js';
import { StandingProof } from './use-cases/standing-proof.js';
import { StepUp } from './use-cases/step-up.js';
import { SwitchAgency } from './use-cases/switch-agency.js';

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
  const [sessions, resets] = [new SessionStore(), new ResetStore()];
  const roles = new RoleStore();
  const hashes = new PasswordHashes();
  return {
    createAccount: new CreateAccount(units, accounts, hashes, journal),
    setPassword: new SetPassword(
      units,
      new GivePassword({ accounts, sessions, resets }, journal, clock),
      hashes,
    ),
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
    stepUp: new StepUp(
      units,
      entrance,
      new StandingProof(units, entrance, limits, hashes, clock),
      limits,
      clock,
    ),
    sessionOf: new SessionOf(units, sessions, settings.rules.presence, clock),
    signOut: new SignOut(units, sessions, clock),
  };
}

/** What people do with their own account and their own sessions. */
export interface OwnAccount {
  readonly sessions: ListOwnSessions;
  readonly endSession: EndOwnSession;
  readonly places: ListPlaces;
  readonly switchAgency: SwitchAgency;
  readonly changePassword: ChangePassword;
  readonly changeLanguage: ChangeLanguage;
  readonly askReset: AskReset;
  readonly finishReset: FinishReset;
}

export function composeOwnAccount(
  units: UnitsOfWork,
  telling: { readonly journal: Journal; readonly outbox: Outbox; readonly clock: Clock },
  settings: LimitSettings,
  hashes = new PasswordHashes(),
): OwnAccount {
  const { journal, outbox, clock } = telling;
  const [accounts, sessions, resets] = [new AccountStore(), new SessionStore(), new ResetStore()];
  const [own, attempts] = [new OwnSessions(), new AttemptStore()];
  const entrance = { accounts, sessions, opening: new OpenSession(accounts, sessions, clock) };
  const giving = new GivePassword({ accounts, sessions, resets }, journal, clock);
  const limits = new ResetLimits(attempts, settings, clock);
  const atTheDoor = new AttemptLimits(units, attempts, settings, clock);
  const proof = new StandingProof(units, entrance, atTheDoor, hashes, clock);
  return {
    sessions: new ListOwnSessions(units, own, clock),
    endSession: new EndOwnSession(units, own, sessions, accounts, clock),
    places: new ListPlaces(units, own),
    switchAgency: new SwitchAgency(units, entrance, own, clock),
    changePassword: new ChangePassword(units, { proof, giving, entrance, hashes }, clock),
    changeLanguage: new ChangeLanguage(units, accounts),
    askReset: new AskReset(units, resets, limits, outbox, clock),
    finishReset: new FinishReset(units, giving, limits, hashes, clock),
  };
}
