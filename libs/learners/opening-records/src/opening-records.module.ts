import { Module } from '@nestjs/common';

import { AgenciesModule } from '#authority/agencies';
import { CompletionsModule } from '#learners/completions';
import { ProgrammeModule } from '#learners/programme';
import { RosterModule } from '#learners/roster';

import { OpeningReads } from './store/opening.reads.js';
import { OpeningBatchStore } from './store/opening-batch.store.js';
import { ChangeRecords } from './use-cases/change-records.js';
import { DecideRecords } from './use-cases/decide-records.js';
import { EnterRecords } from './use-cases/enter-records.js';
import { OpeningAnswers } from './use-cases/opening-answers.js';
import { OpeningArrivals } from './use-cases/opening-arrivals.js';
import { OpeningDesk } from './use-cases/opening-desk.js';
import { OpeningJudge } from './use-cases/opening-judge.js';

const DOOR = [EnterRecords, ChangeRecords, DecideRecords, OpeningJudge, OpeningReads];

@Module({
  imports: [AgenciesModule, ProgrammeModule, RosterModule, CompletionsModule],
  providers: [OpeningBatchStore, OpeningDesk, OpeningAnswers, OpeningArrivals, ...DOOR],
  exports: DOOR,
})
export class OpeningRecordsModule {}
