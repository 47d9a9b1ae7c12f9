/** Acts on many learners at once: started, run row by row, finished or cancelled. */
export { JobsModule } from './jobs.module.js';
export {
  doneIn,
  isTheirs,
  type Job,
  type JobKind,
  type JobRow,
  type JobState,
  mayRun,
  type RowResult,
  undoingOf,
} from './domain/job.js';
export { type Refusal, type RowProblem, rowProblem } from './domain/row-problem.js';
export { JobReads } from './store/job.reads.js';
export { type ClaimedJob } from './store/job-queue.js';
export { PastJobs } from './store/past-jobs.js';
export { CancelJob, type CancelJobOutcome } from './use-cases/cancel-job.js';
export { JobAlarm, JobTools } from './use-cases/job-tools.js';
export { RunJobs } from './use-cases/run-jobs.js';
export { type LearnerSelection, SelectedLearners } from './use-cases/selected-learners.js';
export { StartJob, type StartJobOutcome, type StartJobRequest } from './use-cases/start-job.js';
export { UndoJob, type UndoJobOutcome } from './use-cases/undo-job.js';
