import { describe, expect, test } from '@jest/globals';
import { createIntl } from 'react-intl';

import { catalogueOf, type Language } from '../wording/catalogues.js';
import type { Say } from '../wording/wording.js';
import { columnsOf, headingOf, LEARNER_FIELDS, learnerRow } from './sheet-columns.js';
import { readSheet } from './sheet-text.js';

async function saying(locale: Language): Promise<Say> {
  const intl = createIntl({ locale, messages: await catalogueOf(locale) });
  return (id, values) => intl.formatMessage({ id }, values);
}

describe.each(['en-CA', 'fr-CA'] as const)('a sheet in %s', (locale) => {
  const LINE = 'Zoe;Tremblay;zoe@example.org;HR-1;Elgin Hall;mso;2026-11-02';
  const ROW = {
    ...{ givenName: 'Zoe', familyName: 'Tremblay', email: 'zoe@example.org', externalId: 'HR-1' },
    ...{ community: 'Elgin Hall', track: 'MSO', joinedOn: '2026-11-02' },
  };

  test('is read under the heading that the box begins with, and without one in the same order', async () => {
    const columns = columnsOf(await saying(locale), LEARNER_FIELDS);
    const rowsIn = (text: string) => readSheet(text, columns).lines.map(learnerRow);
    expect(rowsIn(`${headingOf(columns)}\n${LINE}`)).toEqual([ROW]);
    expect(rowsIn(LINE)).toEqual([ROW]);
  });

  test('is read under the headings of the other language, in any order', async () => {
    const columns = columnsOf(await saying(locale), LEARNER_FIELDS);
    const other = columnsOf(await saying(locale === 'en-CA' ? 'fr-CA' : 'en-CA'), LEARNER_FIELDS);
    const backwards = headingOf(other).split(';').toReversed().join(';');
    const [line] = readSheet(`${backwards}\n${LINE.split(';').toReversed().join(';')}`, columns).lines;
    expect(line && learnerRow(line)).toEqual(ROW);
  });

  test('says no day of joining where a line has none', async () => {
    const columns = columnsOf(await saying(locale), LEARNER_FIELDS);
    expect(readSheet('Zoe;Tremblay', columns).lines.map(learnerRow)).toMatchObject([{ joinedOn: '' }]);
  });
});
