export { RosterModule } from './roster.module.js';
export {
  type EnrolmentStanding,
  type EnrolmentState,
  enrolmentStateOf,
  ENROLMENT_STANDINGS,
  hasCoreCompetencies,
  type LearnerNotActive,
  notActive,
  type RestingStanding,
} from './domain/enrolment-state.js';
export { type AgeAttestation, type Enrolment, type Learner, type Track, TRACKS } from './domain/learner.js';
export { type EnrolLearnerRequest } from './domain/learner-form.js';
export { type EnrolmentAct } from './domain/decide-move.js';
export { coreCompetenciesAwarded, trackChanged } from './domain/learner.events.js';
export { type BadgeShowsName, type MinorsNotAdmitted } from './domain/learner-facts.js';
export { type Joining, joiningOf, JOININGS } from './domain/joining.js';
export { displayNameOf, type LearnerName, publicNameOf, sortKeyOf } from './domain/learner-name.js';
export {
  EXPIRING_WITHIN_DAYS,
  LEARNER_ORDERS,
  LEARNER_WORK,
  type LearnerFilter,
  type LearnerOrder,
  type LearnerWork,
} from './domain/learner-filter.js';
export {
  type JudgedSheet,
  type RowBecause,
  type RowProblem,
  type SheetDefaults,
  type SheetRow,
  type SoundRow,
} from './domain/learner-sheet.js';
export { newLearner } from './domain/new-learner.js';
export { nameSuffixes } from './domain/name-search.js';
export { type LearnerCount, LearnerCounts } from './store/learner-counts.js';
export { LearnerReads, type LearnerThere } from './store/learner.reads.js';
export { type ListedLearner, RosterReads } from './store/roster.reads.js';
export { LearnerStore } from './store/learner.store.js';
export { ManyLearnersStore } from './store/many-learners.store.js';
export {
  ChangeLearner,
  type ChangeLearnerOutcome,
  type ChangeLearnerRequest,
} from './use-cases/change-learner.js';
export { type NoProgramme } from './use-cases/enrolment-terms.js';
export { EnrolLearner, type EnrolLearnerOutcome } from './use-cases/enrol-learner.js';
export {
  EnrolLearners,
  type EnrolLearnersOutcome,
  type EnrolLearnersRequest,
} from './use-cases/enrol-learners.js';
export { ExportLearners } from './use-cases/export-learners.js';
export { type LearnerForChange, LearnersForChange } from './use-cases/learners-for-change.js';
export {
  MoveEnrolment,
  type MoveEnrolmentOutcome,
  type MoveEnrolmentRequest,
} from './use-cases/move-enrolment.js';
export { MoveLearner, type MoveLearnerOutcome } from './use-cases/move-learner.js';
export { type JudgeSheetOutcome, type LearnerSheet, SheetDesk } from './use-cases/sheet-desk.js';
