import type { Assignment, Bilingual, CourseModule, Media, Outcome } from './programme-version.js';

/** How the editions that the product brings are written down. */
export const said = (en: string, fr: string): Bilingual => ({ en, fr });

/** Outcomes of a module, with the codes that it gives them. */
export const outcomesOf = (module: string, texts: readonly Bilingual[]): readonly Outcome[] =>
  texts.map((text, index) => ({ code: `${module}-O${index + 1}`, text }));

/** Something to read that needs no address: its text is all of it. */
export const inPrint = (title: Bilingual, en: readonly string[], fr: readonly string[]): Media => ({
  kind: 'PRINT',
  title,
  text: said(en.join('\n\n'), fr.join('\n\n')),
  link: null,
});

/** An assignment that takes every outcome of the module it closes; one that closes none is judged as a whole. */
export const assignment = (number: number, title: Bilingual, closes: CourseModule | null): Assignment => ({
  number,
  title,
  module: closes?.code ?? null,
  outcomeCodes: closes ? closes.outcomes.map(({ code }) => code) : [],
  outcomesNeeded: null,
});
