import { type Clock, plusDays } from '#platform/clock';
import { isBlank, isId } from '#platform/input';
import type { Unit } from '#platform/persistence';

import { type Joining, JOININGS, SOON_AFTER_DAYS } from '../domain/joining.js';
import { EXPIRING_WITHIN_DAYS, type LearnerFilter, type LearnerWork } from '../domain/learner-filter.js';
import { searchWords } from '../domain/name-search.js';
import { LEARNERS_ENROLLED } from './learner.columns.js';

/** The values of a statement, and the places where they stand in it. */
export class Values {
  private readonly values: unknown[] = [];

  placeOf(value: unknown): string {
    return `$${this.values.push(value)}`;
  }

  get all(): readonly unknown[] {
    return this.values;
  }
}

/**
 * The condition over `learners l`, joined with `enrolments e` where `tablesOf` says so. The agency is the second fence
 * beside the policy, and what keeps plans stable (ADR 0004).
 */
export function matching(values: Values, unit: Unit, filter: LearnerFilter, clock: Clock): string {
  const agency = `${values.placeOf(unit.actor?.agencyId ?? null)}::uuid`;
  const { communityId, track, search, work, standing, programmeVersionId, joining } = filter;
  return [
    `l.agency_id = ${agency}`,
    ...(communityId === undefined ? [] : [ofCommunity(values, communityId)]),
    ...(track === undefined ? [] : [`e.track = ${values.placeOf(track)}::text`]),
    ...(standing === undefined ? [] : [`e.standing = ${values.placeOf(standing)}::text`]),
    ...(programmeVersionId === undefined ? [] : [onVersion(values, programmeVersionId)]),
    ...(joining === undefined ? [] : [HERE, JOINING[joining]]),
    ...(isBlank(search) ? [] : named(values, agency, search)),
    ...(work === undefined ? [] : [WORK[work](momentIn(values, agency, clock))]),
  ].join(' and ');
}

/**
 * A count of all who match. Who is looked for by name alone is counted among the ends of names, which refer to learners
 * that are there: an index answers that by itself.
 */
export function countOf(values: Values, unit: Unit, filter: LearnerFilter, clock: Clock): string {
  const { search, ...narrowing } = filter;
  const words = isBlank(search) ? [] : searchWords(search);
  if (words.length === 0 || Object.keys(narrowing).length > 0)
    return `select count(*) as total from ${tablesOf(filter)} where ${matching(values, unit, filter, clock)}`;
  const agency = `${values.placeOf(unit.actor?.agencyId ?? null)}::uuid`;
  const found = words.map((word) => withWord(values, agency, word)).join(' intersect ');
  return `select count(distinct found.learner_id) as total from (${found}) found`;
}

/** Every learner has one enrolment, so only what is asked about it needs its row. */
export function tablesOf({ track, work, standing, programmeVersionId, joining }: LearnerFilter): string {
  const asksNothing = [track, work, standing, programmeVersionId, joining].every(
    (narrows) => narrows === undefined,
  );
  return asksNothing ? 'learners l' : LEARNERS_ENROLLED;
}

/** One line with a count for each way in which an enrolment stands beside a joining, of those whom the list would hold. */
export function joiningCounts(
  values: Values,
  unit: Unit,
  communityId: string | undefined,
  clock: Clock,
): string {
  const filter = communityId === undefined ? {} : { communityId };
  const counts = JOININGS.map((joining) => `count(*) filter (where ${JOINING[joining]}) as "${joining}"`);
  return `select ${counts.join(', ')} from ${LEARNERS_ENROLLED}
    where ${matching(values, unit, filter, clock)} and ${HERE}`;
}

function ofCommunity(values: Values, id: string): string {
  return `l.community_id = ${values.placeOf(isId(id) ? id : null)}::uuid`;
}

function onVersion(values: Values, id: string): string {
  return `e.programme_version_id = ${values.placeOf(isId(id) ? id : null)}::uuid`;
}

/** What sorts after every text that begins like this: U+10FFFF stands in no name. */
const AFTER_ALL = '\u{10ffff}';

/**
 * Each word begins the end of a word of the name. A range of texts is all that is asked: `like` and the trigrams' own
 * operators may not run before the policy, so an index is of no use to them (ADR 0015).
 */
function named(values: Values, agency: string, search: string): readonly string[] {
  const words = searchWords(search);
  if (words.length === 0) return ['false'];
  return words.map((word) => `l.id in (${withWord(values, agency, word)})`);
}

function withWord(values: Values, agency: string, word: string): string {
  const [from, to] = [values.placeOf(word), values.placeOf(`${word}${AFTER_ALL}`)];
  return `select s.learner_id from learner_name_suffixes s
    where s.agency_id = ${agency} and s.suffix >= ${from}::text and s.suffix < ${to}::text`;
}

/** Places of what the work is judged by. */
interface Moment {
  readonly agency: string;
  readonly now: () => string;
  readonly soon: () => string;
}

function momentIn(values: Values, agency: string, clock: Clock): Moment {
  return {
    agency,
    now: () => `${values.placeOf(clock.now().toISOString())}::timestamptz`,
    soon: () => `${values.placeOf(plusDays(clock.today(), EXPIRING_WITHIN_DAYS))}::date`,
  };
}

/** The lists of work. `qualification` and `badges` decide; this finds those for whom they would decide so. */
const WORK: Readonly<Record<LearnerWork, (moment: Moment) => string>> = {
  WAITING_FOR_ASSESSMENT: ({ agency }) => `${ACTIVE} and ${withCompletion(agency, 'SUBMITTED')}`,
  RETURNED: ({ agency }) => `${ACTIVE} and ${withCompletion(agency, 'RETURNED')}`,
  READY_FOR_BADGE: (moment) => `${ACTIVE} and ${qualified(moment)} and not ${withLiveBadge(moment)}`,
  BADGE_VALID: (moment) => withValidBadge(moment),
  BADGE_EXPIRING: (moment) => withValidBadge(moment, `and b.valid_until <= ${moment.soon()}`),
  IN_PROGRESS: (moment) => `${ACTIVE} and not ${qualified(moment)}`,
  BADGE_RESTS_ON_VOIDED: (moment) =>
    `(${withBadgeInUse(moment, `and exists (${REVIEWS} and r.decision is null)`)}
    or ${withBadgeInUse(moment, `and b.programme_version_id = e.programme_version_id and not exists (${REVIEWS})`)}
    and not ${qualified(moment)})`,
  HOLDER_TO_BE_TOLD: ({ agency }) =>
    `exists (select from badge_notices n where n.agency_id = ${agency} and n.learner_id = l.id
    and n.state in ('NO_ADDRESS', 'REFUSED'))`,
};

/** Whoever voids opens one; what was voided before there were reviews has none. */
const REVIEWS = `select from badge_reviews r where r.agency_id = b.agency_id and r.badge_id = b.id`;

/** There is nothing to do about whoever rests or has left; their badges are lived with all the same. */
const ACTIVE = `e.standing = 'ACTIVE'`;

/** Whoever was removed is not asked about: the agency keeps them no longer. */
const HERE = `e.standing <> 'REMOVED'`;

/** What `joiningOf` says, asked of rows. */
const JOINING: Readonly<Record<Joining, string>> = {
  BY_JOINING: 'e.enrolled_on <= l.joined_on',
  WITHIN_30_DAYS: `e.enrolled_on > l.joined_on and e.enrolled_on <= l.joined_on + ${SOON_AFTER_DAYS}`,
  LATER: `e.enrolled_on > l.joined_on + ${SOON_AFTER_DAYS}`,
  NOT_SAID: 'l.joined_on is null',
};

function withCompletion(agency: string, state: 'SUBMITTED' | 'RETURNED'): string {
  return `exists (select from completions c where c.agency_id = ${agency} and c.state = '${state}'
    and c.learner_id = l.id and c.programme_version_id = e.programme_version_id)`;
}

/** As issuing finds it: what has expired is in nobody's way. */
function withLiveBadge({ agency, now }: Moment): string {
  return `exists (select from badges b where b.agency_id = ${agency} and b.learner_id = l.id and b.kind = 'MSQ'
    and b.state in ('PREPARED', 'ISSUED', 'SUSPENDED') and b.yields_to is null
    and not (b.state = 'ISSUED' and b.expires_at <= ${now()}))`;
}

/** As a scan finds it: what begins later is not valid yet. */
function withValidBadge(moment: Moment, more = ''): string {
  return withBadgeInUse(moment, `and b.valid_from <= ${moment.now()} ${more}`);
}

function withBadgeInUse({ agency, now }: Moment, more = ''): string {
  return `exists (select from badges b where b.agency_id = ${agency} and b.state = 'ISSUED'
    and b.expires_at > ${now()} and b.learner_id = l.id ${more})`;
}

/** Every assignment of the learner's own version is accepted; a version without assignments qualifies nobody. */
function qualified({ agency }: Moment): string {
  return `(e.learner_id, e.programme_version_id) in (
    select c.learner_id, c.programme_version_id from completions c
    join (select p.id, (a.value ->> 'number')::smallint as assignment, count(*) over (partition by p.id) as demanded
      from programme_versions p cross join jsonb_array_elements(p.catalogue -> 'assignments') a) d
      on d.id = c.programme_version_id and d.assignment = c.assignment
    where c.agency_id = ${agency} and c.state = 'ACCEPTED'
    group by c.learner_id, c.programme_version_id, d.demanded having count(*) = d.demanded)`;
}
