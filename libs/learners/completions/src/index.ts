/** What was completed, when, and who accepted it. */
export { CompletionsModule } from './completions.module.js';
export {
  type AssignmentStanding,
  type CarriedFrom,
  type CarriedFromKind,
  type Completion,
  type CompletionId,
  type CompletionState,
  kindOf,
} from './domain/completion.js';
export { type AcceptedElsewhere } from './domain/carried-over.js';
export { type LearnerFile } from './domain/learner-file.js';
export { type Decided, type RestingBadge, RestingBadges, type Voided } from './use-cases/resting-badges.js';
export { type Backdating, BackdatingStore } from './store/backdating.store.js';
export { type ShownAttempt, type ShownCompletion } from './store/shown-completions.js';
export { CompletionReads } from './store/completion.reads.js';
export { readReason } from './domain/read-reason.js';
export { completionUndoUntil, UNDO_FOR, type UndoneAct } from './domain/decide-undo.js';
export { type RubricNoteText } from './domain/read-rubric-notes.js';
export { isHandedInByLearner } from './domain/handed-in-by-learner.js';
export { notOpen } from './domain/decide-submit.js';
export { readSubmission, type SubmissionText } from './domain/read-submission.js';
export { AcceptCompletion, type AcceptCompletionRequest } from './use-cases/accept-completion.js';
export { type AcceptCompletionOutcome, AcceptCompletions } from './use-cases/accept-completions.js';
export { CarriedRecords } from './use-cases/carried-records.js';
export { CarryOver } from './use-cases/carry-over.js';
export { CarryOverMany } from './use-cases/carry-over-many.js';
export { ChangeTrack, type ChangeTrackOutcome, type ChangeTrackRequest } from './use-cases/change-track.js';
export { DecideBackdating, type DecideBackdatingOutcome } from './use-cases/decide-backdating.js';
export { EVIDENCE_BYTES_AT_MOST, type EvidenceContent, type EvidenceType } from './domain/evidence-file.js';
export { EvidenceForApproval } from './use-cases/evidence-for-approval.js';
export { EvidenceStore } from './store/evidence.store.js';
export { KeepEvidence, type KeepEvidenceOutcome } from './use-cases/keep-evidence.js';
export { Qualifying } from './use-cases/qualifying.js';
export { LearnerFiles, type OpenedFile } from './use-cases/learner-files.js';
export {
  type ReturnAssignment,
  type ReturnCompletionOutcome,
  ReturnCompletions,
} from './use-cases/return-completions.js';
export { ReturnCompletion, type ReturnCompletionRequest } from './use-cases/return-completion.js';
export { SubmitCompletion, type SubmitCompletionRequest } from './use-cases/submit-completion.js';
export { type SubmitCompletionOutcome, SubmitCompletions } from './use-cases/submit-completions.js';
export { UndoCompletion, type UndoCompletionRequest } from './use-cases/undo-completion.js';
export { type UndoCompletionOutcome, UndoCompletions } from './use-cases/undo-completions.js';
export { VoidCompletion, type VoidCompletionRequest } from './use-cases/void-completion.js';
export {
  type VoidAssignment,
  type VoidCompletionOutcome,
  VoidCompletions,
} from './use-cases/void-completions.js';
export {
  ChangeVersion,
  type ChangeVersionOutcome,
  type ChangeVersionRequest,
} from './use-cases/change-version.js';
