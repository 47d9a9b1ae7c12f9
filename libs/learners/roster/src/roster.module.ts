import { Module } from '@nestjs/common';

import { AgenciesModule } from '#authority/agencies';
import { ProgrammeModule } from '#learners/programme';

import { LearnerReads } from './store/learner.reads.js';
import { LearnerStore } from './store/learner.store.js';
import { LearnerCounts } from './store/learner-counts.js';
import { RosterReads } from './store/roster.reads.js';
import { ChangeLearner } from './use-cases/change-learner.js';
import { EnrolLearner } from './use-cases/enrol-learner.js';
import { EnrolmentTerms } from './use-cases/enrolment-terms.js';
import { ExportLearners } from './use-cases/export-learners.js';
import { LearnersForChange } from './use-cases/learners-for-change.js';
import { MoveEnrolment } from './use-cases/move-enrolment.js';
import { MoveLearner } from './use-cases/move-learner.js';

const DOOR = [
  ChangeLearner,
  EnrolLearner,
  ExportLearners,
  LearnersForChange,
  MoveEnrolment,
  MoveLearner,
  LearnerStore,
  LearnerCounts,
  LearnerReads,
  RosterReads,
];

@Module({
  imports: [AgenciesModule, ProgrammeModule],
  providers: [EnrolmentTerms, ...DOOR],
  exports: DOOR,
})
export class RosterModule {}
