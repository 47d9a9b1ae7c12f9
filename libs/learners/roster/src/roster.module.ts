import { Module } from '@nestjs/common';

import { AgenciesModule } from '#authority/agencies';
import { ProgrammeModule } from '#learners/programme';

import { LearnerReads } from './store/learner.reads.js';
import { LearnerStore } from './store/learner.store.js';
import { LearnerCounts } from './store/learner-counts.js';
import { ManyLearnersStore } from './store/many-learners.store.js';
import { RosterReads } from './store/roster.reads.js';
import { SheetStore } from './store/sheet.store.js';
import { ChangeLearner } from './use-cases/change-learner.js';
import { EnrolLearner } from './use-cases/enrol-learner.js';
import { EnrolLearners } from './use-cases/enrol-learners.js';
import { EnrolmentTerms } from './use-cases/enrolment-terms.js';
import { ExportLearners } from './use-cases/export-learners.js';
import { LearnersForChange } from './use-cases/learners-for-change.js';
import { MoveEnrolment } from './use-cases/move-enrolment.js';
import { MoveLearner } from './use-cases/move-learner.js';
import { SheetDesk } from './use-cases/sheet-desk.js';

const DOOR = [
  ChangeLearner,
  EnrolLearner,
  EnrolLearners,
  ExportLearners,
  LearnersForChange,
  MoveEnrolment,
  MoveLearner,
  LearnerStore,
  LearnerCounts,
  LearnerReads,
  ManyLearnersStore,
  RosterReads,
  SheetDesk,
];

@Module({
  imports: [AgenciesModule, ProgrammeModule],
  providers: [EnrolmentTerms, SheetStore, ...DOOR],
  exports: DOOR,
})
export class RosterModule {}
