export type AgencyId = string & { readonly __brand: 'AgencyId' };
export type AccountId = string & { readonly __brand: 'AccountId' };

export const AGENCY_ROLES = ['AGENCY_MANAGER', 'AGENCY_REGISTRAR', 'AGENCY_ASSESSOR'] as const;
export type AgencyRole = (typeof AGENCY_ROLES)[number];

export const STAFF_ROLES = ['LPHQ_ADMINISTRATOR'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

/** LPHQ's own scope, where an entry or a key belongs to no agency. No agency can have this id. */
export const LPHQ_SCOPE = '00000000-0000-0000-0000-000000000000' as AgencyId;

/** A person who acts for one agency; the agency comes from the session, never from an argument (T81). */
export interface MemberActor {
  readonly kind: 'member';
  readonly accountId: AccountId;
  readonly agencyId: AgencyId;
  readonly roles: readonly AgencyRole[];
  readonly requestId: string;
}

/** A person who acts for LPHQ. `agencyId` names the agency that an act concerns, or LPHQ's own scope. */
export interface StaffActor {
  readonly kind: 'staff';
  readonly accountId: AccountId;
  readonly agencyId: AgencyId;
  readonly roles: readonly StaffRole[];
  readonly requestId: string;
}

/**
 * Somebody who acts on their own account and on nothing else: chooses a password, or comes in by an invitation.
 * `agencyId` names the agency that an act concerns, or LPHQ's own scope, where accounts are kept.
 */
export interface PersonActor {
  readonly kind: 'person';
  readonly accountId: AccountId;
  readonly agencyId: AgencyId;
  readonly roles: readonly [];
  readonly requestId: string;
}

/**
 * A learner who acts on their own record in one agency. Both come from the session, never from an argument: whoever has
 * rows in two agencies acts in one at a time.
 */
export interface LearnerActor {
  readonly kind: 'learner';
  readonly accountId: AccountId;
  readonly agencyId: AgencyId;
  readonly learnerId: string;
  readonly roles: readonly [];
  readonly requestId: string;
}

/** The worker. With null it reaches the worker-wide tables only; an agency's rows need that agency's name. */
export interface WorkerActor {
  readonly kind: 'worker';
  readonly agencyId: AgencyId | null;
  readonly requestId: string;
}

export type Actor = MemberActor | StaffActor | PersonActor | LearnerActor | WorkerActor;

/** The same person or process, acting on another agency's rows. Members cannot: their agency is their session's. */
export function inAgency<A extends StaffActor | WorkerActor>(actor: A, agencyId: AgencyId): A {
  return { ...actor, agencyId };
}

/** The person of an account, acting on that account alone; whoever calls has proof that it is they. */
export function onOwnAccount(accountId: AccountId, requestId: string): PersonActor {
  return { kind: 'person', accountId, agencyId: LPHQ_SCOPE, roles: [], requestId };
}
