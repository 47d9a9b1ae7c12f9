/** What an agency did before the portal, and LPHQ's word on it. */
export { OpeningRecordsModule } from './opening-records.module.js';
export {
  openUntil,
  type OpeningBatch,
  type OpeningRefusal,
  type OpeningState,
} from './domain/opening-batch.js';
export { type OpeningProblem, type OpeningRow } from './domain/opening-entry.js';
export { type StaleEntry } from './domain/stale-entries.js';
export { type ListedBatch, type ListedEntry, OpeningReads } from './store/opening.reads.js';
export {
  ChangeRecords,
  type ChangeRecordsOutcome,
  type DiscardRecordsOutcome,
  type SubmitRecordsOutcome,
} from './use-cases/change-records.js';
export {
  type ApproveRecordsOutcome,
  DecideRecords,
  type DeclineRecordsOutcome,
} from './use-cases/decide-records.js';
export { EnterRecords, type EnterRecordsOutcome } from './use-cases/enter-records.js';
export { type JudgeOpeningOutcome, OpeningJudge, type OpeningSheet } from './use-cases/opening-judge.js';
