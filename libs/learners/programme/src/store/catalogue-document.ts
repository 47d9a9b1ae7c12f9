import { z } from 'zod';

import { readFreeText, readSlug } from '#platform/input';

import { catalogueFaults } from '../domain/catalogue-faults.js';
import type { Catalogue } from '../domain/programme-version.js';

const AT_MOST = 500;

/** Tidy text only: what a reader would have to change is not what LPHQ approved. */
const text = z.string().refine((value) => {
  const tidy = readFreeText('text', value, { maximum: AT_MOST, lines: 'one' });
  return tidy.kind === 'read' && tidy.value === value;
}, 'A text is one tidy line of 1 to 500 characters.');
const slug = z
  .string()
  .refine((value) => readSlug('edition', value).kind === 'read', 'An edition is a slug.');
const code = z.string().regex(/^[A-Z0-9.-]{1,32}$/);
const bilingual = z.strictObject({ en: text, fr: text });
const count = z.int().min(1).max(99);

const outcome = z.strictObject({ code, text: bilingual });
const courseModule = z.strictObject({
  code,
  title: bilingual,
  topics: z.array(bilingual).max(99),
  outcomes: z.array(outcome).max(99),
});
const tier = z.strictObject({ number: count, title: bilingual, modules: z.array(courseModule).max(99) });
const assignment = z.strictObject({
  number: count,
  title: bilingual,
  module: code.nullable(),
  outcomeCodes: z.array(code).max(99),
  outcomesNeeded: count.nullable().default(null),
});
/** A document published before a policy was known means its default: what is published is never written again. */
const policies = z.strictObject({
  sequentialAssignments: z.boolean(),
  backdateLimitDays: z.int().min(0).max(3650),
  badgeValidityMonths: z.int().min(1).max(120),
  minimumAge: count.default(18),
  minorsFrom: count.nullable().default(16),
  whenVoided: z.enum(['REVIEW', 'SUSPEND']).default('REVIEW'),
});
const catalogue = z.strictObject({
  programme: z.literal('ARM-LP'),
  edition: slug,
  title: bilingual,
  policies,
  tiers: z.array(tier).max(9),
  assignments: z.array(assignment).max(99),
});

export type CatalogueReading =
  | { readonly kind: 'readable'; readonly catalogue: Catalogue }
  | { readonly kind: 'unreadable'; readonly faults: readonly string[] };

/** Reads a catalogue document: exactly the members we know, nothing more, and all of it consistent. */
export function readCatalogue(document: unknown): CatalogueReading {
  const shaped = catalogue.safeParse(document);
  if (!shaped.success) return { kind: 'unreadable', faults: shaped.error.issues.map(sentence) };
  const faults = catalogueFaults(shaped.data);
  return faults.length > 0 ? { kind: 'unreadable', faults } : { kind: 'readable', catalogue: shaped.data };
}

function sentence(issue: { readonly path: readonly PropertyKey[]; readonly message: string }): string {
  return `${issue.path.map(String).join('.') || 'catalogue'}: ${issue.message}`;
}
