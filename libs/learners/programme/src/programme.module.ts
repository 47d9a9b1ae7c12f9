import { Module } from '@nestjs/common';

import { DraftReads } from './store/draft.reads.js';
import { DraftStore } from './store/draft.store.js';
import { ProgrammeReads } from './store/programme.reads.js';
import { ProgrammeStore } from './store/programme.store.js';
import { DiscardDraft } from './use-cases/discard-draft.js';
import { PublishDraft } from './use-cases/publish-draft.js';
import { PublishProgramme } from './use-cases/publish-programme.js';
import { RetireProgramme } from './use-cases/retire-programme.js';
import { SaveDraft } from './use-cases/save-draft.js';
import { StartDraft } from './use-cases/start-draft.js';

const DOOR = [
  DiscardDraft,
  DraftReads,
  ProgrammeReads,
  PublishDraft,
  PublishProgramme,
  RetireProgramme,
  SaveDraft,
  StartDraft,
];

@Module({ providers: [DraftStore, ProgrammeStore, ...DOOR], exports: DOOR })
export class ProgrammeModule {}
