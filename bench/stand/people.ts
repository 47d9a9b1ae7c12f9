import { randomUUID } from 'node:crypto';

import { systemClock } from '#platform/clock';
import { composeIdentity } from '#platform/identity';
import { Journal } from '#platform/journal';
import type { AgencyId, AgencyRole } from '#platform/tenancy';

import { aStaffMember } from '../../test/builders/actor.builder.js';
import type { TestDatabase } from '../../test/harness/database.js';
import { ask, type RawRequest, rawRequest } from './load.js';

export const PASSWORD = 'a sentence for the bench';

/** Somebody of an agency, signed in at the api that listens on the port. */
export interface SignedIn {
  readonly port: number;
  readonly cookie: string;
}

/** Makes an account with the role and signs it in. */
export async function signedIn(
  db: TestDatabase,
  port: number,
  agencyId: AgencyId,
  role: AgencyRole = 'AGENCY_MANAGER',
): Promise<SignedIn> {
  const { createAccount, addMembership } = composeIdentity(db.units, new Journal(systemClock), systemClock);
  const email = `somebody-${randomUUID()}@example.org`;
  const made = await createAccount.run(aStaffMember(), {
    email,
    displayName: 'Somebody',
    password: PASSWORD,
  });
  if (made.kind !== 'account-created') throw new Error(made.kind);
  await addMembership.run(aStaffMember(), { accountId: made.account.id, agencyId, role });
  return { port, cookie: await cookieOf(port, email) };
}

/** Answers the cookie of a new session. */
export async function cookieOf(port: number, email: string): Promise<string> {
  const answer = await fetch(`http://localhost:${port}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: PASSWORD }),
  });
  const [cookie] = answer.headers.getSetCookie();
  if (cookie === undefined) throw new Error(`Signing in answered ${answer.status}.`);
  return cookie.split(';')[0] ?? '';
}

/** A GraphQL operation as a browser at the portal sends it. */
export function graphql({ port, cookie }: SignedIn, query: string, variables: object = {}): RawRequest {
  const headers = {
    host: `localhost:${port}`,
    origin: `http://localhost:${port}`,
    cookie,
    'content-type': 'application/json',
    accept: 'application/json',
  };
  return rawRequest('POST /graphql', headers, JSON.stringify({ query, variables }));
}

/** Asks once and answers the data; throws for an answer with errors. */
export async function data(person: SignedIn, query: string, variables: object = {}): Promise<unknown> {
  const { body } = await ask(person.port, graphql(person, query, variables));
  const answer = JSON.parse(body.toString()) as { data?: unknown; errors?: unknown };
  if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors));
  return answer.data;
}
