import type { JournalEvent } from '#platform/journal';

/** At the receiving agency: what came with a learner was voided at the agency that they came from. */
export function workDoubted(
  { completionId, learnerId }: { readonly completionId: string; readonly learnerId: string },
  assignment: number,
): JournalEvent {
  return {
    type: 'completion.doubted',
    object: { kind: 'completion', id: completionId },
    subjectId: learnerId,
    facts: { assignment },
  };
}
