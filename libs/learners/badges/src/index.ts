/** Badges: prepared, issued, undone or revoked. */
export { BadgesModule } from './badges.module.js';
export { PreparedBadgesModule } from './prepared-badges.module.js';
export {
  type Badge,
  type BadgeId,
  type BadgeKind,
  type BadgeState,
  type Emblem,
  foremostBadge,
  type NameChoice,
  type RevocationReason,
  type SuspensionReason,
} from './domain/badge.js';
export {
  type BadgeNotice,
  type HolderLetter,
  type NoticeAbout,
  type NoticeState,
} from './domain/badge-notice.js';
export { type BadgeReview, type ReviewDecision } from './domain/badge-review.js';
export { type BeginsOutOfRange, beginsOutOfRange } from './domain/decide-issue.js';
export { undoUntil } from './domain/decide-undo.js';
export { mayShowName } from './domain/shown-name.js';
export { claimOf, type WaitingBadge } from './domain/waiting-badge.js';
export { takesEmblem } from './domain/decide-emblem.js';
export { BadgeReads, type HeldBadge } from './store/badge.reads.js';
export { type ClaimedRow, type SignedForms } from './store/signing-queue.js';
export { NoticeStore } from './store/notice.store.js';
export { ReviewStore } from './store/review.store.js';
export { type PlacesByList, TakenBackPlaces } from './store/taken-back-places.js';
export { ChooseEmblem, type ChooseEmblemOutcome } from './use-cases/choose-emblem.js';
export { CredentialOrigin } from './use-cases/credential-origin.js';
export {
  DecideReview,
  type DecideReviewOutcome,
  type DecideReviewRequest,
} from './use-cases/decide-review.js';
export { ForeseeBadge, type ForeseeBadgeOutcome } from './use-cases/foresee-badge.js';
export { ForeseeScan, type ForeseeScanOutcome } from './use-cases/foresee-scan.js';
export { IssueBadge, type IssueBadgeRequest } from './use-cases/issue-badge.js';
export { type IssueBadgeOutcome, IssueBadges } from './use-cases/issue-badges.js';
export { IssueReadiness, type Readiness } from './use-cases/issue-readiness.js';
export { DoubtBadges } from './use-cases/doubt-badges.js';
export { HolderLetters } from './use-cases/holder-letters.js';
export {
  NoteHolderTold,
  type NoteHolderToldOutcome,
  type NoteHolderToldRequest,
} from './use-cases/note-holder-told.js';
export { PreparedBadges } from './use-cases/prepared-badges.js';
export {
  ReinstateBadge,
  type ReinstateBadgeOutcome,
  type ReinstateBadgeRequest,
} from './use-cases/reinstate-badge.js';
export {
  ReissueBadge,
  type ReissueBadgeOutcome,
  type ReissueBadgeRequest,
} from './use-cases/reissue-badge.js';
export { RevokeBadge, type RevokeBadgeOutcome, type RevokeBadgeRequest } from './use-cases/revoke-badge.js';
export {
  SuspendBadge,
  type SuspendBadgeOutcome,
  type SuspendBadgeRequest,
} from './use-cases/suspend-badge.js';
export { UndoBadge, type UndoBadgeRequest } from './use-cases/undo-badge.js';
export { type UndoBadgeOutcome, UndoBadges } from './use-cases/undo-badges.js';
