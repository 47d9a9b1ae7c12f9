import type { JournalEvent } from '#platform/journal';

import type { Community, CommunityForm } from './community.js';

export function communityRegistered({ id, name, guardModel }: Community): JournalEvent {
  return {
    type: 'community.registered',
    object: { kind: 'community', id },
    subjectId: id,
    facts: { guardModel },
    particulars: { name },
  };
}

/** The facts say what was corrected; the names, which tell of its members, stand under its key. */
export function communityChanged(
  { id, name, guardModel }: Community,
  before: CommunityForm,
  fields: readonly (keyof CommunityForm)[],
): JournalEvent {
  return {
    type: 'community.changed',
    object: { kind: 'community', id },
    subjectId: id,
    facts: { fields: [...fields], guardModel },
    particulars: { name, nameBefore: before.name, guardModelBefore: before.guardModel },
  };
}
