import * as z from 'zod';

import type { WordingKey } from '../wording/catalogues.js';

const key = (words: WordingKey): WordingKey => words;

/** Text that must not be left out. */
export const needed = () => z.string().trim().min(1, key('portal.form.missing'));
/** Text that may be left out. */
export const maybe = () => z.string().trim();
/** A day that must be given; the browser gives '' for one that does not exist. */
export const neededDay = () => z.string().min(1, key('portal.form.not-a-day'));
/** A box that must be ticked. */
export const agreed = () => z.boolean().refine((ticked) => ticked, key('portal.form.missing'));
/** One of a list that must be chosen. */
export const oneOf = <const Value extends string>(values: readonly Value[]) =>
  z.custom<Value>((value) => values.includes(value as Value), key('portal.form.missing'));

/** Nothing typed is nothing sent. */
export function orNull(text: string): string | null {
  return text === '' ? null : text;
}
