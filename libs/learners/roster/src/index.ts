export { RosterModule } from './roster.module.js';
export { type Enrolment, type Learner, type Track } from './domain/learner.js';
export { type EnrolLearnerRequest } from './domain/learner-form.js';
export { displayNameOf, type LearnerName, publicNameOf, sortKeyOf } from './domain/learner-name.js';
export { learnerCursor, type LearnerFilter, LearnerReads } from './store/learner.reads.js';
export { LearnerStore } from './store/learner.store.js';
export { EnrolLearner, type EnrolLearnerOutcome } from './use-cases/enrol-learner.js';
