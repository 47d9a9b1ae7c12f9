import { Module } from '@nestjs/common';

import { AgenciesModule } from '#authority/agencies';
import { CompletionsModule } from '#learners/completions';
import { ProgrammeModule } from '#learners/programme';
import { RosterModule } from '#learners/roster';

import { OwnBadgeReads } from './store/own-badge.reads.js';
import { OwnBadges } from './use-cases/own-badges.js';
import { OwnFiles } from './use-cases/own-files.js';
import { OwnProgrammes } from './use-cases/own-programmes.js';
import { OwnRecords } from './use-cases/own-records.js';

/** The app gives UnitsOfWork and Clock, globally. */
@Module({
  imports: [AgenciesModule, CompletionsModule, ProgrammeModule, RosterModule],
  providers: [OwnBadgeReads, OwnBadges, OwnFiles, OwnProgrammes, OwnRecords],
  exports: [OwnBadges, OwnProgrammes, OwnRecords],
})
export class OwnRecordModule {}
