import type { Policies } from '#learners/programme';
import type { CalendarDay } from '#platform/clock';
import { type Because, folded, isBlank, isId, type Raw } from '#platform/input';

import { ageRefused } from './learner-facts.js';
import { type LearnerFactsRequest, type LearnerForm, readLearnerForm } from './learner-form.js';

/** One line of a sheet, as somebody typed or pasted it. */
export interface SheetRow extends LearnerFactsRequest {
  /** The name of the community; absent: the one that the sheet names for all. */
  readonly community?: Raw;
  readonly track?: Raw;
}

/** What holds for every line that says nothing else. */
export interface SheetDefaults {
  readonly communityId?: string | null;
  readonly track?: Raw;
  readonly ageAttested?: Raw;
}

/** What the agency's roster says about the lines of a sheet. */
export interface SheetFacts {
  /** Communities by their folded names, and each by its own id. */
  readonly communities: ReadonlyMap<string, string>;
  readonly externalIds: ReadonlySet<string>;
  readonly emails: ReadonlySet<string>;
}

/** What lines are judged by, besides the roster. */
export interface SheetRules extends Pick<Policies, 'minimumAge' | 'minorsFrom'> {
  readonly today: CalendarDay;
}

/** Why a line cannot be taken, beyond what a single field can say: `problem.row.BECAUSE` is the message. */
export type RowBecause =
  | Because
  | 'community-unknown'
  | 'external-id-taken'
  | 'external-id-twice'
  | 'minors-not-admitted'
  | 'email-known'
  | 'email-twice';

/** Something to see to in one line; counted from 0. A warning keeps nobody out: a family may share an address. */
export interface RowProblem {
  readonly row: number;
  readonly field: string;
  readonly because: RowBecause;
  readonly isWarning: boolean;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** A line that can be taken. */
export interface SoundRow {
  readonly row: number;
  readonly form: LearnerForm & { readonly communityId: string };
}

export interface JudgedSheet {
  readonly sound: readonly SoundRow[];
  readonly problems: readonly RowProblem[];
}

/**
 * Judges every line of a sheet by itself: a fault in one keeps no other out. Of two lines with the same id in the
 * agency's own system the first counts.
 */
export function judgeSheet(
  rows: readonly SheetRow[],
  defaults: SheetDefaults,
  facts: SheetFacts,
  rules: SheetRules,
): JudgedSheet {
  const earlier = { externalIds: new Set<string>(), emails: new Set<string>() };
  const judged = rows.map((given, row) => {
    const read = readRow(row, withDefaults(given, defaults), facts, rules);
    const problems = [...read.problems, ...(read.form ? against(row, read.form, facts, earlier) : [])];
    const isSound = !problems.some(({ isWarning }) => !isWarning);
    return { problems, sound: isSound && read.form ? [{ row, form: read.form }] : [] };
  });
  return {
    sound: judged.flatMap(({ sound }) => sound),
    problems: judged.flatMap(({ problems }) => problems),
  };
}

/** What of the roster a sheet must be compared with. */
export function askedOf(rows: readonly SheetRow[], { communityId }: SheetDefaults) {
  const texts = (raws: readonly Raw[]): string[] => raws.flatMap((raw) => (isBlank(raw) ? [] : [raw.trim()]));
  return {
    communityId: isId(communityId ?? '') ? communityId : null,
    communities: texts(rows.map(({ community }) => community)).map(folded),
    externalIds: texts(rows.map(({ externalId }) => externalId)),
    emails: texts(rows.map(({ email }) => email)).map((email) => email.toLowerCase()),
  };
}

function withDefaults(row: SheetRow, { communityId, track, ageAttested }: SheetDefaults): SheetRow {
  return {
    ...row,
    community: isBlank(row.community) ? communityId : row.community,
    track: isBlank(row.track) ? track : row.track,
    ageAttested: isBlank(row.ageAttested) ? ageAttested : row.ageAttested,
  };
}

interface ReadRow {
  readonly form: SoundRow['form'] | null;
  readonly problems: readonly RowProblem[];
}

function readRow(row: number, given: SheetRow, { communities }: SheetFacts, rules: SheetRules): ReadRow {
  const communityId = communityOf(given.community, communities);
  const asked = { ...given, communityId: communityId ?? '', track: given.track };
  const form = readLearnerForm(asked, rules.today);
  const fields = form.kind === 'problems' ? form.problems : [];
  const young = form.kind === 'read' ? ageRefused(form.value.ageAttested, rules) : null;
  const problems: RowProblem[] = [
    ...fields.map((each) => ({ ...each, row, isWarning: false })),
    ...(communityId === null ? [refusal(row, 'community', whyNoCommunity(given.community))] : []),
    ...(form.kind === 'read' && isBlank(given.ageAttested) ? [refusal(row, 'ageAttested', 'empty')] : []),
    ...(young ? [refusal(row, 'ageAttested', young.kind, { minimumAge: young.minimumAge })] : []),
  ];
  return {
    form: form.kind === 'read' && communityId !== null ? { ...form.value, communityId } : null,
    problems,
  };
}

function communityOf(said: Raw, communities: SheetFacts['communities']): string | null {
  if (isBlank(said)) return null;
  return communities.get(said.trim()) ?? communities.get(folded(said)) ?? null;
}

function whyNoCommunity(said: Raw): RowBecause {
  return isBlank(said) ? 'empty' : 'community-unknown';
}

/** What the line has in common with the roster, or with a line before it. */
function against(
  row: number,
  { externalId, email }: SoundRow['form'],
  facts: SheetFacts,
  earlier: { readonly externalIds: Set<string>; readonly emails: Set<string> },
): readonly RowProblem[] {
  const found: RowProblem[] = [];
  if (externalId !== null && facts.externalIds.has(externalId))
    found.push(refusal(row, 'externalId', 'external-id-taken', { externalId }));
  else if (externalId !== null && earlier.externalIds.has(externalId))
    found.push(refusal(row, 'externalId', 'external-id-twice', { externalId }));
  if (email !== null && facts.emails.has(email)) found.push(warning(row, 'email', 'email-known'));
  else if (email !== null && earlier.emails.has(email)) found.push(warning(row, 'email', 'email-twice'));
  if (externalId !== null) earlier.externalIds.add(externalId);
  if (email !== null) earlier.emails.add(email);
  return found;
}

function refusal(row: number, field: string, because: RowBecause, values?: RowProblem['values']): RowProblem {
  return { row, field, because, isWarning: false, ...(values && { values }) };
}

function warning(row: number, field: string, because: RowBecause): RowProblem {
  return { row, field, because, isWarning: true };
}
