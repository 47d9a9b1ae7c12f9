import type { LearnerActor } from '#platform/tenancy';

import type { Operation } from '../graphql/operation.js';

/** One actor for each record of whoever is signed in: each is read in a unit of its own, at its own agency. */
export function ownActors({ learner }: Operation): readonly LearnerActor[] {
  return learner.actors;
}

/** The actor of one record; null where it is nobody's, or somebody else's. */
export function ownActor(operation: Operation, recordId: string): LearnerActor | null {
  return ownActors(operation).find(({ learnerId }) => learnerId === recordId) ?? null;
}
