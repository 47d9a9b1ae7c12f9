import { randomUUID } from 'node:crypto';

import {
  type AccountId,
  type AgencyId,
  type AgencyRole,
  type LearnerActor,
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

/** The learner of that row, with an account of their own. */
export function aLearnerActor(agencyId: AgencyId, learnerId: string): LearnerActor {
  const accountId = randomUUID() as AccountId;
  return { kind: 'learner', accountId, agencyId, learnerId, roles: [], requestId: 'test' };
}

/** An administrator of LPHQ, in LPHQ's own scope. */
export function aStaffMember(): StaffActor {
  const accountId = randomUUID() as AccountId;
  return { kind: 'staff', accountId, agencyId: LPHQ_SCOPE, roles: ['LPHQ_ADMINISTRATOR'], requestId: 'test' };
}
