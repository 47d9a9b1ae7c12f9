import { Module } from '@nestjs/common';

import { AgenciesModule } from '#authority/agencies';
import { ProgrammeModule } from '#learners/programme';
import { RosterModule } from '#learners/roster';

import { BackdatingStore } from './store/backdating.store.js';
import { CarriedOverStore } from './store/carried-over.store.js';
import { CompletionReads } from './store/completion.reads.js';
import { CompletionStore } from './store/completion.store.js';
import { EvidenceStore } from './store/evidence.store.js';
import { CarryOver } from './use-cases/carry-over.js';
import { CarryOverMany } from './use-cases/carry-over-many.js';
import { ChangeTrack } from './use-cases/change-track.js';
import { DecideBackdating } from './use-cases/decide-backdating.js';
import { EvidenceForApproval } from './use-cases/evidence-for-approval.js';
import { KeepEvidence } from './use-cases/keep-evidence.js';
import { LearnerFiles } from './use-cases/learner-files.js';
import { ReturnCompletion } from './use-cases/return-completion.js';
import { ReturnCompletions } from './use-cases/return-completions.js';
import { SubmitCompletion } from './use-cases/submit-completion.js';
import { SubmitCompletions } from './use-cases/submit-completions.js';
import { WaitingCompletions } from './use-cases/waiting-completions.js';

/**
 * The app gives UnitsOfWork, Clock, Journal and Outbox, globally. What voids, undoes and
 * qualifies is not provided here: who keeps badges provides it together with its RestingBadges.
 */
@Module({
  imports: [AgenciesModule, ProgrammeModule, RosterModule],
  providers: [
    ChangeTrack,
    BackdatingStore,
    CarriedOverStore,
    CarryOver,
    CarryOverMany,
    CompletionReads,
    CompletionStore,
    DecideBackdating,
    EvidenceForApproval,
    EvidenceStore,
    KeepEvidence,
    LearnerFiles,
    ReturnCompletion,
    ReturnCompletions,
    SubmitCompletion,
    SubmitCompletions,
    WaitingCompletions,
  ],
  exports: [
    ChangeTrack,
    BackdatingStore,
    CarryOver,
    CarryOverMany,
    CompletionReads,
    CompletionStore,
    DecideBackdating,
    EvidenceForApproval,
    EvidenceStore,
    KeepEvidence,
    LearnerFiles,
    ReturnCompletion,
    ReturnCompletions,
    SubmitCompletion,
    SubmitCompletions,
    WaitingCompletions,
  ],
})
export class CompletionsModule {}
