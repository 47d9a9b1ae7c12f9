import { expect, test } from '@jest/globals';

import { type AccountId, type AgencyId, LPHQ_SCOPE } from '#platform/tenancy';

import { actorOf } from './person.js';

const ACCOUNT = 'account' as AccountId;
const AGENCY = 'agency' as AgencyId;

test('a session in an agency acts with the roles held there, and only there', () => {
  const actor = actorOf(
    ACCOUNT,
    { staffRoles: ['LPHQ_ADMINISTRATOR'], agencyRoles: ['AGENCY_MANAGER'], actingAgencyId: AGENCY },
    'r1',
  );
  expect(actor).toEqual({
    kind: 'member',
    accountId: ACCOUNT,
    agencyId: AGENCY,
    roles: ['AGENCY_MANAGER'],
    requestId: 'r1',
  });
});

test('a session without an agency acts for LPHQ', () => {
  const actor = actorOf(
    ACCOUNT,
    { staffRoles: ['LPHQ_ADMINISTRATOR'], agencyRoles: [], actingAgencyId: null },
    'r1',
  );
  expect(actor).toMatchObject({ kind: 'staff', agencyId: LPHQ_SCOPE, roles: ['LPHQ_ADMINISTRATOR'] });
});

test.each([
  { staffRoles: [], agencyRoles: ['AGENCY_MANAGER' as const], actingAgencyId: null },
  { staffRoles: ['LPHQ_ADMINISTRATOR' as const], agencyRoles: [], actingAgencyId: AGENCY },
])('a role elsewhere does not carry a session whose own role is gone: %j', (standing) => {
  expect(actorOf(ACCOUNT, standing, 'r1')).toBeNull();
});
