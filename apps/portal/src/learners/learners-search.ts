import { addressOf, anyOf, text } from '../shell/address.js';
import { type Chosen, MOST_MARKED } from '../shell/choosing.js';

export const TRACKS = ['MSO', 'GUARD'] as const;
export const WORKS = [
  'WAITING_FOR_ASSESSMENT',
  'RETURNED',
  'READY_FOR_BADGE',
  'IN_PROGRESS',
  'BADGE_VALID',
  'BADGE_EXPIRING',
  'BADGE_RESTS_ON_VOIDED',
  'HOLDER_TO_BE_TOLD',
] as const;
/** How the day of enrolment stands beside the day of joining. */
export const JOININGS = ['BY_JOINING', 'WITHIN_30_DAYS', 'LATER', 'NOT_SAID'] as const;
export const ORDERS = ['NAME', 'NAME_DESC', 'RECENT'] as const;
export const DIALOGS = ['record', 'accept', 'return', 'void', 'issue', 'print-codes', 'mail-codes'] as const;

export type Joining = (typeof JOININGS)[number];
export type Work = (typeof WORKS)[number];

/** What the address of the list holds: the filters, the order, where the page begins, who is chosen, and what is open. */
export const learnersSearch = addressOf({
  search: text,
  community: text,
  track: anyOf(TRACKS),
  work: anyOf(WORKS),
  joining: anyOf(JOININGS),
  order: anyOf(ORDERS),
  after: text,
  /** Ids with dots between them, or `all` for whoever matches the filters. */
  chosen: text,
  /** Of all, those who are not chosen. */
  except: text,
  /** The act on the chosen. */
  dialog: anyOf(DIALOGS),
});
export type LearnersSearch = ReturnType<typeof learnersSearch>;

/** What the address of enrolling holds: the community that is chosen already. */
export const enrolSearch = addressOf({ community: text });

/** What the address of the report holds: the community that it is about; none: all of them. */
export const joiningSearch = addressOf({ community: text });

/** The filter of the list as the server takes it. */
export function filterOf({ search, community, track, work, joining }: LearnersSearch) {
  return {
    search: search ?? null,
    communityId: community ?? null,
    track: track ?? null,
    work: work ?? null,
    joining: joining ?? null,
  };
}

/** The same question asked of the file: who is in it, in which order, in which language. */
export function fileAddress(search: LearnersSearch, language: string): string {
  const { search: text, community: communityId, track, work, joining, order } = search;
  const asked = Object.entries({ search: text, communityId, track, work, joining, order, lang: language });
  const given = asked.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return `/learners.csv?${new URLSearchParams(given).toString()}`;
}

/** Whether the list is narrowed at all. */
export function isNarrowed({ search, community, track, work, joining }: LearnersSearch): boolean {
  return [search, community, track, work, joining].some((filter) => filter !== undefined);
}

/** Nobody chosen, and so nothing open. */
export const NOBODY = { chosen: undefined, except: undefined, dialog: undefined };

/** Another question: its list begins at its first page, and nobody of it is chosen yet. Another order is none. */
export function asking(change: Partial<LearnersSearch>): (now: LearnersSearch) => LearnersSearch {
  const isOrder = Object.keys(change).every((key) => key === 'order');
  return (now) => ({ ...now, ...change, after: undefined, ...(isOrder ? {} : NOBODY) });
}

/** Who is chosen, as far as the address makes sense. */
export function chosenIn({ chosen, except }: LearnersSearch): Chosen {
  if (chosen === 'all') return { kind: 'all-but', except: idsIn(except) };
  return { kind: 'these', ids: idsIn(chosen) };
}

/** Other people chosen, in the same list. */
export function choosing(next: Chosen): (now: LearnersSearch) => LearnersSearch {
  if (next.kind === 'all-but')
    return (now) => ({ ...now, chosen: 'all', except: next.except.join('.') || undefined });
  if (next.ids.length === 0) return (now) => ({ ...now, ...NOBODY });
  return (now) => ({ ...now, chosen: next.ids.join('.'), except: undefined });
}

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function idsIn(text = ''): string[] {
  const ids = text.split('.').filter((id) => ID.test(id));
  return [...new Set(ids)].slice(0, MOST_MARKED);
}
