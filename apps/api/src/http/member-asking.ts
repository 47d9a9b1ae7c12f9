import type { FastifyRequest } from 'fastify';

import type { SessionOf } from '#platform/identity';
import type { AgencyRole, MemberActor, StaffActor } from '#platform/tenancy';

import { Refused } from './http-faults.filter.js';
import { sessionIdOf } from './session-cookie.js';

/** Who asks at a plain door, if they act for an agency in one of the roles. Throws the door's refusal otherwise. */
export async function memberAsking(
  sessionOf: SessionOf,
  request: FastifyRequest,
  roles: readonly AgencyRole[],
): Promise<MemberActor> {
  const person = await sessionOf.run(sessionIdOf(request.headers.cookie), request.id);
  if (person === null) throw new Refused(401, 'UNAUTHENTICATED', 'problem.not-signed-in');
  const { actor } = person;
  if (actor.kind !== 'member' || !actor.roles.some((role) => roles.includes(role)))
    throw new Refused(403, 'FORBIDDEN', 'problem.not-permitted');
  return actor;
}

/** Who asks at a plain door, if they act for LPHQ. Throws the door's refusal otherwise. */
export async function staffAsking(sessionOf: SessionOf, request: FastifyRequest): Promise<StaffActor> {
  const person = await sessionOf.run(sessionIdOf(request.headers.cookie), request.id);
  if (person === null) throw new Refused(401, 'UNAUTHENTICATED', 'problem.not-signed-in');
  const { actor } = person;
  if (actor.kind !== 'staff') throw new Refused(403, 'FORBIDDEN', 'problem.not-permitted');
  return actor;
}
