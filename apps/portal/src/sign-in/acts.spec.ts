import { describe, expect, test } from '@jest/globals';

import { actsOf } from './acts.js';
import type { Role, Standing } from './session.js';

function acts(roles: readonly Role[], standing: Standing = 'AUTHORISED') {
  return [...actsOf({ roles, agency: { name: 'North Agency', slug: 'north', standing, logo: null } })].sort();
}

describe('actsOf', () => {
  test('an assessor decides and does nothing else', () => {
    expect(acts(['AGENCY_ASSESSOR'])).toEqual(['decide-completion', 'see-people']);
  });

  test('a registrar records and tells holders but neither decides nor issues', () => {
    expect(acts(['AGENCY_REGISTRAR'])).toEqual([
      ...['enrol-learner', 'see-people', 'submit-completion', 'tell-holder'],
    ]);
  });

  test('two roles add up', () => {
    expect(acts(['AGENCY_ASSESSOR', 'AGENCY_REGISTRAR'])).toContain('decide-completion');
    expect(acts(['AGENCY_ASSESSOR', 'AGENCY_REGISTRAR'])).toContain('submit-completion');
  });

  test.each<Standing>(['SUSPENDED', 'ENDED'])(
    'a manager of a %s agency reads, revokes, tells holders and sees to the team',
    (standing) => {
      expect(acts(['AGENCY_MANAGER'], standing)).toEqual([
        ...['manage-team', 'revoke-badge', 'see-people', 'tell-holder'],
      ]);
    },
  );

  test('no role, or one this portal does not know, offers nothing', () => {
    expect(acts([])).toEqual([]);
    expect(acts(['LPHQ_AUDITOR' as Role])).toEqual([]);
  });
});
