import { expect, test } from '@jest/globals';

import { learnersMeant } from './learners-meant.js';

test('single rows go by their ids, all that match by the filter but for those taken out', () => {
  const filter = { search: 'trem' };
  expect(learnersMeant({ kind: 'these', ids: ['a'] }, filter)).toEqual({ ids: ['a'] });
  expect(learnersMeant({ kind: 'all-but', except: ['b'] }, filter)).toEqual({
    matching: filter,
    except: ['b'],
  });
});
