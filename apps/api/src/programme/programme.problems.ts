import { Field, Int, ObjectType } from '@nestjs/graphql';

import type { DraftMovedOn } from '#learners/programme';
import { type Locale, say } from '#platform/wording';

import { made } from '../graphql/made.js';
import { Problem } from '../graphql/problem.js';

@ObjectType('ProgrammeUnknown', { implements: () => [Problem], description: 'There is no such version.' })
export class ProgrammeUnknown extends Problem {}

@ObjectType('ProgrammeDraftUnknown', {
  implements: () => [Problem],
  description: 'There is no such draft, or it was published or discarded.',
})
export class ProgrammeDraftUnknown extends Problem {}

@ObjectType('ProgrammeDraftMovedOn', {
  implements: () => [Problem],
  description: 'Somebody saved the draft since it was read. Nothing was written over theirs.',
})
export class ProgrammeDraftMovedOn extends Problem {
  @Field(() => Int, { description: 'The revision that stands now.' })
  revision: number;
}

@ObjectType('EditionTaken', {
  implements: () => [Problem],
  description: 'Another version or draft has this edition.',
})
export class EditionTaken extends Problem {}

@ObjectType('ProgrammeAlreadyRetired', {
  implements: () => [Problem],
  description: 'The version is retired already.',
})
export class ProgrammeAlreadyRetired extends Problem {}

@ObjectType('LastProgramme', {
  implements: () => [Problem],
  description: 'No other version is published, so nobody could be enrolled.',
})
export class LastProgramme extends Problem {}

export const programmeUnknown = (locale: Locale) =>
  made(ProgrammeUnknown, { message: say(locale, 'problem.programme-unknown') });

export const draftUnknown = (locale: Locale) =>
  made(ProgrammeDraftUnknown, { message: say(locale, 'problem.programme-draft-unknown') });

export const draftMovedOn = (locale: Locale, { revision }: DraftMovedOn) =>
  made(ProgrammeDraftMovedOn, { message: say(locale, 'problem.programme-draft-moved-on'), revision });

export const editionTaken = (locale: Locale, { edition }: { readonly edition: string }) =>
  made(EditionTaken, { message: say(locale, 'problem.edition-taken', { edition }) });
