import { type DynamicModule, Module, type Provider } from '@nestjs/common';

import { AgenciesModule } from '#authority/agencies';
import { Clock } from '#platform/clock';
import { Budgets, type LimitSettings } from '#platform/identity';

import { ClaimStore } from './store/claim.store.js';
import { ClaimDoorStore } from './store/claim-door.store.js';
import { LearnerSessionStore } from './store/learner-session.store.js';
import { PasskeyStore } from './store/passkey.store.js';
import { SignInCodeStore } from './store/sign-in-code.store.js';
import { AccountStandings } from './use-cases/account-standings.js';
import { ClaimDoor } from './use-cases/claim-door.js';
import { ClaimTelling } from './use-cases/claim-telling.js';
import { CloseLearnerAccount } from './use-cases/close-learner-account.js';
import { CodeDesk } from './use-cases/code-desk.js';
import { DrawClaimCodes } from './use-cases/draw-claim-codes.js';
import { InviteLearners } from './use-cases/invite-learners.js';
import { LearnerSessions } from './use-cases/learner-sessions.js';
import { OwnWays } from './use-cases/own-ways.js';
import { PasskeyDesk } from './use-cases/passkey-desk.js';
import { Passkeys } from './use-cases/passkeys.js';
import { RelyingParty } from './use-cases/relying-party.js';
import { SignInAddress } from './use-cases/sign-in-address.js';
import { SignInByCode } from './use-cases/sign-in-by-code.js';
import { WithdrawClaim } from './use-cases/withdraw-claim.js';

const STORES = [ClaimStore, ClaimDoorStore, LearnerSessionStore, PasskeyStore, SignInCodeStore];
const DESKS = [ClaimTelling, CodeDesk, PasskeyDesk];
const DOOR = [
  AccountStandings,
  ClaimDoor,
  CloseLearnerAccount,
  DrawClaimCodes,
  InviteLearners,
  LearnerSessions,
  OwnWays,
  Passkeys,
  SignInAddress,
  SignInByCode,
  WithdrawClaim,
];

/** Needs the floor, whose process has the identity pool and the tenant's. */
@Module({})
export class AccountsModule {
  /** `publicOrigin` is the portal's: passkeys are made for it and hold nowhere else. */
  static with(limits: LimitSettings, publicOrigin: string): DynamicModule {
    const settings: Provider[] = [
      { provide: RelyingParty, useValue: new RelyingParty(publicOrigin) },
      { provide: Budgets, inject: [Clock], useFactory: (clock: Clock) => new Budgets(limits, clock) },
    ];
    return {
      module: AccountsModule,
      imports: [AgenciesModule],
      providers: [...settings, ...STORES, ...DESKS, ...DOOR],
      exports: DOOR,
    };
  }
}
