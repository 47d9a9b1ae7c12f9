import { type DynamicModule, Module } from '@nestjs/common';

import { AgenciesModule } from '#authority/agencies';
import { CompletionsModule } from '#learners/completions';
import { RosterModule } from '#learners/roster';
import { StandingMembers } from '#platform/identity';

import { JobReads } from './store/job.reads.js';
import { JobStore } from './store/job.store.js';
import { JobQueue } from './store/job-queue.js';
import { LearnersInOrder } from './store/learners-in-order.js';
import { CancelJob } from './use-cases/cancel-job.js';
import { JobBook } from './use-cases/job-book.js';
import { JobTerms } from './use-cases/job-terms.js';
import { JobTools } from './use-cases/job-tools.js';
import { JudgeRows } from './use-cases/judge-rows.js';
import { RowJudge } from './use-cases/row-judge.js';
import { RunJobs } from './use-cases/run-jobs.js';
import { SelectedLearners } from './use-cases/selected-learners.js';
import { StartJob } from './use-cases/start-job.js';
import { UndoJob } from './use-cases/undo-job.js';
import { WorkJudge } from './use-cases/work-judge.js';

/** The app gives UnitsOfWork, Clock and Journal, globally, its one BadgesModule, and what a runner needs of it. */
@Module({})
export class JobsModule {
  static on(badges: DynamicModule, tools: JobTools): DynamicModule {
    return {
      module: JobsModule,
      imports: [AgenciesModule, RosterModule, CompletionsModule, badges],
      providers: [
        CancelJob,
        JobBook,
        JobQueue,
        JobReads,
        JobStore,
        JobTerms,
        JudgeRows,
        LearnersInOrder,
        RowJudge,
        RunJobs,
        SelectedLearners,
        StartJob,
        UndoJob,
        WorkJudge,
        { provide: JobTools, useValue: tools },
        { provide: StandingMembers, useValue: new StandingMembers() },
      ],
      exports: [CancelJob, JobReads, RunJobs, SelectedLearners, StartJob, UndoJob],
    };
  }
}
