import { fixedClock, type Instant } from '#platform/clock';
import type { TranscriptFacts } from '#proof/claims';

export const TRANSCRIPT = '3b241101-e2bb-4255-8caf-4136c566a962';

/** One assignment as a transcript states it. */
export const TRANSCRIPT_WORK = {
  ...{ assignment: 1, completedOn: '2026-11-04', decidedOn: '2026-11-05', judgedBy: 'Odile Roy' },
  outcomesMet: ['MSQ1.01-O1'],
};

/** What the agency north states of somebody who goes to south. */
export function transcriptFacts(
  origin: string,
  madeAt: Instant = fixedClock('2026-11-21T19:32:00Z').now(),
): TranscriptFacts {
  const second = { assignment: 2, decidedOn: null, judgedBy: null, outcomesMet: [] };
  return {
    ...{ origin, madeAt, id: TRANSCRIPT, portableId: '9b2c7a10-4f0e-4d5b-9c3f-1f2e3d4c5b6a' },
    from: { slug: 'north', name: 'North Agency' },
    to: { slug: 'south', name: 'South Agency' },
    name: 'Zoé Tremblay',
    programme: { programme: 'MSO', edition: '2026.1' },
    track: 'MSO',
    enrolledOn: '2026-11-02',
    qualifiedOn: null,
    accepted: [TRANSCRIPT_WORK, { ...TRANSCRIPT_WORK, ...second }],
  };
}
