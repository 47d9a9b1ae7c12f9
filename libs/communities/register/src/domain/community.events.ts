import type { JournalEvent } from '#platform/journal';

import type { Community } from './community.js';

export function communityRegistered({ id, name, guardModel }: Community): JournalEvent {
  return {
    type: 'community.registered',
    object: { kind: 'community', id },
    subjectId: id,
    facts: { guardModel },
    particulars: { name },
  };
}
