import { Module } from '@nestjs/common';

import { ProgrammeReads } from './store/programme.reads.js';
import { ProgrammeStore } from './store/programme.store.js';
import { PublishProgramme } from './use-cases/publish-programme.js';

const DOOR = [PublishProgramme, ProgrammeReads];

@Module({ providers: [ProgrammeStore, ...DOOR], exports: DOOR })
export class ProgrammeModule {}
