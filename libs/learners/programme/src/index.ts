export { ProgrammeModule } from './programme.module.js';
export { EDITION_2020 } from './domain/edition-2020.js';
export { carried, mappingOf } from './domain/mapping.js';
export type { DraftMovedOn, ProgrammeDraft } from './domain/programme-draft.js';
export {
  MEDIA_KINDS,
  type Assignment,
  type Bilingual,
  type CarriedAssignment,
  type CarriesOver,
  type Catalogue,
  type Course,
  type CourseModule,
  type Media,
  type MediaKind,
  type Outcome,
  type Policies,
  type ProgrammeState,
  type ProgrammeVersion,
  type Tier,
  type WhenVoided,
} from './domain/programme-version.js';
export { SEED_EDITION, SEED_EDITION_AT_FIRST } from './domain/seed-edition.js';
export { DraftReads } from './store/draft.reads.js';
export { ProgrammeReads, type ProgrammeStanding } from './store/programme.reads.js';
export { DiscardDraft, type DiscardDraftOutcome, type DraftAsRead } from './use-cases/discard-draft.js';
export { PublishDraft, type PublishDraftOutcome } from './use-cases/publish-draft.js';
export { PublishProgramme, type PublishProgrammeOutcome } from './use-cases/publish-programme.js';
export { RetireProgramme, type RetireProgrammeOutcome } from './use-cases/retire-programme.js';
export { SaveDraft, type SaveDraftOutcome, type SaveDraftRequest } from './use-cases/save-draft.js';
export { StartDraft, type StartDraftOutcome, type StartDraftRequest } from './use-cases/start-draft.js';
