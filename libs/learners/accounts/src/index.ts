export { AccountsModule } from './accounts.module.js';
export { type AccountStanding, type AccountState, type Claimant } from './domain/claim.js';
export {
  DEVICE_LIFETIME,
  freshUntil,
  type LearnerLevel,
  reaches,
  signedInUntil,
} from './domain/learner-session.js';
export { type OwnRow, type SignedInLearner } from './domain/signed-in-learner.js';
export { PastWaysIn } from './store/past-ways-in.js';
export { AccountStandings } from './use-cases/account-standings.js';
export { ClaimDoor } from './use-cases/claim-door.js';
export { CloseLearnerAccount, type CloseLearnerAccountOutcome } from './use-cases/close-learner-account.js';
export { DrawClaimCodes, type DrawClaimCodesOutcome, type DrawnClaim } from './use-cases/draw-claim-codes.js';
export { DrawnCodes, type MailedClaim, type MailedSignInCode } from './use-cases/drawn-codes.js';
export { InviteLearners, type InviteLearnersOutcome } from './use-cases/invite-learners.js';
export { LearnerSessions } from './use-cases/learner-sessions.js';
export { OwnWays } from './use-cases/own-ways.js';
export { Passkeys } from './use-cases/passkeys.js';
export { SignInAddress } from './use-cases/sign-in-address.js';
export { SignInByCode } from './use-cases/sign-in-by-code.js';
export { WithdrawClaim, type WithdrawClaimOutcome } from './use-cases/withdraw-claim.js';
