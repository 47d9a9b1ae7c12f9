import { expect, test } from '@jest/globals';
import { createIntl } from 'react-intl';

import { catalogueOf, type Language } from '../wording/catalogues.js';
import type { Say } from '../wording/wording.js';
import { ageChoices } from './age-choices.js';

const YEARS = { minimumAge: 19, minorsFrom: 14 };
const ADULTS_ONLY = { minimumAge: 21, minorsFrom: null };

async function saying(locale: Language): Promise<Say> {
  const intl = createIntl({ locale, messages: await catalogueOf(locale) });
  return (id, values) => intl.formatMessage({ id }, values);
}

test.each([
  ['en-CA', '19 or older', /^At least 14, and under 19: .*guardian/u],
  ['fr-CA', '19 ans ou plus', /^Au moins 14 ans, et moins de 19 ans : .*tuteur/u],
] as const)('in %s each choice is named by the years of the edition', async (locale, adult, minor) => {
  expect(ageChoices(await saying(locale), YEARS)).toEqual([
    { value: 'ADULT', label: adult },
    { value: 'MINOR_WITH_CONSENT', label: expect.stringMatching(minor) },
  ]);
});

test('an edition that takes no minors offers none, but leaves what was attested before', async () => {
  const say = await saying('en-CA');
  const adults = { value: 'ADULT', label: '21 or older' };
  expect(ageChoices(say, ADULTS_ONLY)).toEqual([adults]);
  expect(ageChoices(say, ADULTS_ONLY, 'ADULT')).toEqual([adults]);
  expect(ageChoices(say, ADULTS_ONLY, 'MINOR_WITH_CONSENT')).toEqual([
    adults,
    { value: 'MINOR_WITH_CONSENT', label: expect.stringMatching(/^Under 21: .*guardian/u) },
  ]);
});
