import { z } from 'zod';

import { type FieldProblem, type Problems, readFreeText, readHttpsLink, readSlug } from '#platform/input';

import { type CatalogueFault, catalogueFaults } from '../domain/catalogue-faults.js';
import { type Catalogue, MEDIA_KINDS, VOIDINGS } from '../domain/programme-version.js';

/** What is refused goes with its reason in a form's terms, so that every field can be marked at once. */
function refuse(context: z.RefinementCtx, problems: Problems | FieldProblem, message: string): void {
  const problem = 'problems' in problems ? problems.problems[0] : problems;
  context.addIssue({ code: 'custom', message, params: { problem } });
}

/** Tidy text only: what a reader would have to change is not what LPHQ approved. */
const tidyText = (maximum: number, lines: 'one' | 'many') =>
  z.string().superRefine((value, context) => {
    const message = `A text is tidy, of 1 to ${maximum} characters.`;
    const tidy = readFreeText('text', value, { maximum, lines });
    if (tidy.kind === 'problems') refuse(context, tidy, message);
    else if (tidy.value !== value) refuse(context, { field: 'text', because: 'broken-text' }, message);
  });
const slug = z.string().superRefine((value, context) => {
  const read = readSlug('edition', value);
  if (read.kind === 'problems') refuse(context, read, 'An edition is a slug.');
});
const link = z.string().superRefine((value, context) => {
  const read = readHttpsLink('link', value);
  if (read.kind === 'problems') refuse(context, read, 'A link is an https address.');
});
const code = z.string().superRefine((value, context) => {
  if (/^[A-Z0-9.-]{1,32}$/.test(value)) return;
  refuse(context, { field: 'code', because: 'not-a-code' }, 'A code has 1 to 32 capitals, digits, . and -.');
});
const whole = (minimum: number, maximum: number) =>
  z.int().superRefine((value, context) => {
    if (value >= minimum && value <= maximum) return;
    const problem = { field: 'number', because: 'out-of-range', values: { minimum, maximum } } as const;
    refuse(context, problem, `A whole number from ${minimum} to ${maximum}.`);
  });
const many = <T extends z.ZodType>(each: T, maximum: number) =>
  z.array(each).superRefine((values, context) => {
    if (values.length <= maximum) return;
    refuse(
      context,
      { field: 'list', because: 'too-many', values: { maximum } },
      `At most ${maximum} of these.`,
    );
  });

const line = tidyText(500, 'one');
const bilingual = z.strictObject({ en: line, fr: line });
const pages = tidyText(8000, 'many');
const count = whole(1, 99);

const outcome = z.strictObject({ code, text: bilingual });
const media = z.strictObject({
  kind: z.enum(MEDIA_KINDS),
  title: bilingual,
  text: z.strictObject({ en: pages, fr: pages }),
  link: z.strictObject({ en: link, fr: link }).nullable(),
});
const courseModule = z.strictObject({
  code,
  title: bilingual,
  topics: many(bilingual, 99),
  outcomes: many(outcome, 99),
  media: many(media, 20).default([]),
});
const course = z.strictObject({
  code,
  title: bilingual,
  aims: many(bilingual, 20),
  modules: many(courseModule, 50),
});
const tier = z.preprocess(
  withCourses,
  z.strictObject({ number: count, title: bilingual, courses: many(course, 20) }),
);
const assignment = z.strictObject({
  number: count,
  title: bilingual,
  module: code.nullable(),
  outcomeCodes: many(code, 99),
  outcomesNeeded: count.nullable().default(null),
});
/** A document published before a policy was known means its default: what is published is never written again. */
const policies = z.strictObject({
  sequentialAssignments: z.boolean(),
  backdateLimitDays: whole(0, 3650),
  badgeValidityMonths: whole(1, 120),
  minimumAge: count.default(18),
  minorsFrom: count.nullable().default(16),
  whenVoided: z.enum(VOIDINGS).default('REVIEW'),
});
const carriesOver = z.strictObject({
  edition: slug,
  assignments: many(z.strictObject({ number: count, from: many(count, 99) }), 99),
});
const catalogue = z.strictObject({
  programme: z.literal('ARM-LP'),
  edition: slug,
  title: bilingual,
  policies,
  tiers: many(tier, 9),
  assignments: many(assignment, 99),
  carriesOver: many(carriesOver, 20).default([]),
});

export type CatalogueReading =
  | { readonly kind: 'readable'; readonly catalogue: Catalogue }
  | { readonly kind: 'unreadable'; readonly faults: readonly CatalogueFault[] };

/** Reads a catalogue document: exactly the members we know, nothing more, and all of it consistent. */
export function readCatalogue(document: unknown): CatalogueReading {
  const shaped = catalogue.safeParse(document);
  if (!shaped.success) return { kind: 'unreadable', faults: shaped.error.issues.map(faultOf) };
  const faults = catalogueFaults(shaped.data);
  return faults.length > 0 ? { kind: 'unreadable', faults } : { kind: 'readable', catalogue: shaped.data };
}

/** A tier of a document from before there were courses is one course, named as the tier is. */
function withCourses(given: unknown): unknown {
  if (typeof given !== 'object' || given === null || !('modules' in given) || 'courses' in given)
    return given;
  const { modules, ...tier } = given as { modules: unknown; number?: unknown; title?: unknown };
  return { ...tier, courses: [{ code: `MSQ${String(tier.number)}`, title: tier.title, aims: [], modules }] };
}

function faultOf(issue: z.core.$ZodIssue): CatalogueFault {
  const field = issue.path.map(String).join('.') || 'catalogue';
  const said = `${field}: ${issue.message}`;
  const problem = issue.code === 'custom' ? (issue.params?.['problem'] as FieldProblem) : null;
  return { ...(problem ?? { because: 'not-a-choice' }), field, said };
}
