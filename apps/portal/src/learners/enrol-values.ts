import * as z from 'zod';

import { maybe, needed, oneOf, orNull } from '../forms/values.js';
import type { WordingKey } from '../wording/catalogues.js';
import { AGES } from './age-choices.js';
import { TRACKS } from './learners-search.js';

const MISSING: WordingKey = 'portal.form.missing';

/** What is typed. Names that are not shown stay as they were typed and are not sent. */
export const enrolment = z
  .object({
    communityId: needed(),
    hasSingleName: z.boolean(),
    givenName: maybe(),
    familyName: maybe(),
    singleName: maybe(),
    displayName: maybe(),
    email: maybe(),
    externalId: maybe(),
    joinedOn: maybe(),
    track: oneOf(TRACKS),
    ageAttested: oneOf(AGES),
  })
  .superRefine((values, context) => {
    const asked = values.hasSingleName ? (['singleName'] as const) : (['givenName', 'familyName'] as const);
    for (const name of asked)
      if (values[name] === '') context.addIssue({ code: 'custom', path: [name], message: MISSING });
  });
export type Enrolment = z.infer<typeof enrolment>;

/** An empty form; who enrols another begins with the same community and track. An age is attested of each person anew. */
export function blank({ communityId, track }: Partial<Pick<Enrolment, 'communityId' | 'track'>>) {
  return {
    ...{ communityId: communityId ?? '', hasSingleName: false, track: track ?? ('' as Enrolment['track']) },
    ageAttested: '' as Enrolment['ageAttested'],
    ...{
      givenName: '',
      familyName: '',
      singleName: '',
      displayName: '',
      email: '',
      externalId: '',
      joinedOn: '',
    },
  };
}

/** As the server takes it: one of the two forms of a name, and nothing for what was left out. */
export function inputOf({ hasSingleName, communityId, track, ageAttested, ...values }: Enrolment) {
  return {
    ...{ communityId, track, ageAttested },
    givenName: hasSingleName ? null : values.givenName,
    familyName: hasSingleName ? null : values.familyName,
    singleName: hasSingleName ? values.singleName : null,
    displayName: orNull(values.displayName),
    email: orNull(values.email),
    externalId: orNull(values.externalId),
    joinedOn: orNull(values.joinedOn),
  };
}
