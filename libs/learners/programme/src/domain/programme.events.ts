import type { JournalEvent } from '#platform/journal';

import type { ProgrammeDraft } from './programme-draft.js';
import type { ProgrammeVersion } from './programme-version.js';

const ofVersion = (type: string, { id, programme, edition }: ProgrammeVersion): JournalEvent => ({
  type,
  object: { kind: 'programme-version', id },
  facts: { programme, edition, programmeVersionId: id },
});

const ofDraft = (type: string, { id, catalogue, revision }: ProgrammeDraft): JournalEvent => ({
  type,
  object: { kind: 'programme-draft', id },
  facts: { edition: catalogue.edition, revision },
});

export const programmePublished = (version: ProgrammeVersion) => ofVersion('programme.published', version);
export const programmeRetired = (version: ProgrammeVersion) => ofVersion('programme.retired', version);
/** An edition from before this system, there from now on and open to nobody new. */
export const pastProgrammeAdded = (version: ProgrammeVersion) => ofVersion('programme.past-added', version);

export const draftStarted = (draft: ProgrammeDraft) => ofDraft('programme.draft-started', draft);
export const draftSaved = (draft: ProgrammeDraft) => ofDraft('programme.draft-saved', draft);
export const draftDiscarded = (draft: ProgrammeDraft) => ofDraft('programme.draft-discarded', draft);
