import { randomUUID } from 'node:crypto';

import {
  type AccountId,
  type AgencyId,
  type AgencyRole,
  LPHQ_SCOPE,
  type MemberActor,
  type StaffActor,
} from '#platform/tenancy';

/** Somebody who acts for the agency, as manager unless said otherwise. */
export function aMemberOf(agencyId: AgencyId, ...roles: readonly AgencyRole[]): MemberActor {
  const accountId = randomUUID() as AccountId;
  return {
    kind: 'member',
    accountId,
    agencyId,
    roles: roles.length > 0 ? roles : ['AGENCY_MANAGER'],
    requestId: 'test',
  };
}

/** An administrator of LPHQ, in LPHQ's own scope. */
export function aStaffMember(): StaffActor {
  const accountId = randomUUID() as AccountId;
  return { kind: 'staff', accountId, agencyId: LPHQ_SCOPE, roles: ['LPHQ_ADMINISTRATOR'], requestId: 'test' };
}
