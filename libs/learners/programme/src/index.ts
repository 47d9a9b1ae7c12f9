export { ProgrammeModule } from './programme.module.js';
export type {
  Assignment,
  Bilingual,
  Catalogue,
  CourseModule,
  Outcome,
  Policies,
  ProgrammeState,
  ProgrammeVersion,
  Tier,
  WhenVoided,
} from './domain/programme-version.js';
export { SEED_EDITION } from './domain/seed-edition.js';
export { ProgrammeReads } from './store/programme.reads.js';
export { PublishProgramme, type PublishProgrammeOutcome } from './use-cases/publish-programme.js';
