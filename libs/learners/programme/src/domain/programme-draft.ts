import type { Instant } from '#platform/clock';

import type { Catalogue, ProgrammeVersion } from './programme-version.js';

/** An edition that LPHQ still writes. It is whole whenever it is saved, and nobody else sees it. */
export interface ProgrammeDraft {
  /** The id that the version keeps once it is published. */
  readonly id: string;
  /** The version that it began as. */
  readonly basedOn: string;
  /** 1 at first, one more with each saving: who saves says which one they had read. */
  readonly revision: number;
  readonly catalogue: Catalogue;
  readonly savedAt: Instant;
}

/** Somebody saved it since; what was written is not laid over theirs. */
export interface DraftMovedOn {
  readonly kind: 'draft-moved-on';
  readonly revision: number;
}

export function movedOn(draft: ProgrammeDraft, revision: number): DraftMovedOn | null {
  return draft.revision === revision ? null : { kind: 'draft-moved-on', revision: draft.revision };
}

/**
 * What a new edition begins as: the version it comes from, whose assignments count one for one, and whatever counted
 * there already.
 */
export function begunFrom(version: ProgrammeVersion, edition: string): Catalogue {
  const { id: _id, state: _state, ...catalogue } = version;
  const itself = {
    edition: version.edition,
    assignments: version.assignments.map(({ number }) => ({ number, from: [number] })),
  };
  return { ...catalogue, edition, carriesOver: [...version.carriesOver, itself] };
}
