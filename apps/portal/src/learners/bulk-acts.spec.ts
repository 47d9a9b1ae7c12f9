import { describe, expect, test } from '@jest/globals';

import { actsOf } from '../sign-in/acts.js';
import type { Role, Standing } from '../sign-in/session.js';
import { bulkActsOf } from './bulk-acts.js';
import { DIALOGS } from './learners-search.js';

function offered(role: Role, standing: Standing = 'AUTHORISED') {
  const agency = { name: 'North Agency', slug: 'north', standing, logo: null };
  const acts = actsOf({ roles: [role], agency });
  return bulkActsOf((act) => acts.has(act));
}

describe('the acts on many', () => {
  test('an assessor accepts and returns, a manager voids: nobody both judges and takes back', () => {
    expect(offered('AGENCY_ASSESSOR')).toEqual(['accept', 'return']);
    expect(offered('AGENCY_MANAGER')).toEqual(['record', 'void', 'issue', 'print-codes', 'mail-codes']);
    expect(offered('AGENCY_REGISTRAR')).toEqual(['record', 'print-codes', 'mail-codes']);
  });

  test('are not offered where the agency is suspended', () => {
    expect(offered('AGENCY_ASSESSOR', 'SUSPENDED')).toEqual([]);
    expect(offered('AGENCY_MANAGER', 'SUSPENDED')).toEqual([]);
  });

  test('are all that an address can name', () => {
    expect(bulkActsOf(() => true)).toEqual([...DIALOGS]);
  });
});
