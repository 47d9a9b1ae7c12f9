import * as z from 'zod';

export const TRACKS = ['MSO', 'GUARD'] as const;
export const WORKS = [
  'WAITING_FOR_ASSESSMENT',
  'RETURNED',
  'READY_FOR_BADGE',
  'IN_PROGRESS',
  'BADGE_VALID',
  'BADGE_EXPIRING',
  'BADGE_RESTS_ON_VOIDED',
] as const;
export const ORDERS = ['NAME', 'NAME_DESC', 'RECENT'] as const;

export type Work = (typeof WORKS)[number];

/** What the address of the list holds: the filters, the order, and where the page begins. */
export const learnersSearch = z.object({
  search: z.string().optional().catch(undefined),
  community: z.string().optional().catch(undefined),
  track: z.enum(TRACKS).optional().catch(undefined),
  work: z.enum(WORKS).optional().catch(undefined),
  order: z.enum(ORDERS).optional().catch(undefined),
  after: z.string().optional().catch(undefined),
});
export type LearnersSearch = z.infer<typeof learnersSearch>;

/** What the address of enrolling holds: the community that is chosen already. */
export const enrolSearch = z.object({ community: z.string().optional().catch(undefined) });

/** The filter of the list as the server takes it. */
export function filterOf({ search, community, track, work }: LearnersSearch) {
  return {
    search: search ?? null,
    communityId: community ?? null,
    track: track ?? null,
    work: work ?? null,
  };
}

/** The same question asked of the file: who is in it, in which order, in which language. */
export function fileAddress(search: LearnersSearch, language: string): string {
  const { search: text, community: communityId, track, work, order } = search;
  const asked = Object.entries({ search: text, communityId, track, work, order, lang: language });
  const given = asked.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return `/learners.csv?${new URLSearchParams(given).toString()}`;
}

/** Whether the list is narrowed at all. */
export function isNarrowed({ search, community, track, work }: LearnersSearch): boolean {
  return [search, community, track, work].some((filter) => filter !== undefined);
}

/** Another question: its list begins at its first page. */
export function asking(change: Partial<LearnersSearch>): (now: LearnersSearch) => LearnersSearch {
  return (now) => ({ ...now, ...change, after: undefined });
}
