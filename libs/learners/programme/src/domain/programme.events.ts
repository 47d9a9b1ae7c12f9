import type { JournalEvent } from '#platform/journal';

import type { ProgrammeVersion } from './programme-version.js';

export function programmePublished({ id, programme, edition }: ProgrammeVersion): JournalEvent {
  return {
    type: 'programme.published',
    object: { kind: 'programme-version', id },
    facts: { programme, edition, programmeVersionId: id },
  };
}
