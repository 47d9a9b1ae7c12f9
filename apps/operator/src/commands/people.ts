import { randomBytes } from 'node:crypto';

import { systemClock } from '#platform/clock';
import { composeIdentity } from '#platform/identity';
import { Journal } from '#platform/journal';
import { AGENCY_ROLES, type AgencyRole } from '#platform/tenancy';

import { agencyBySlug, OPERATOR } from '../agency-by-slug.js';
import { type Answer, type Command, needed, type Request, UsageRefused } from '../command.js';

const USAGE = 'people add --email=… --name=… [--role=AGENCY_MANAGER --agency=SLUG]';

/** Makes an account and gives it a role: the first LPHQ administrator, or somebody of an agency. */
export const peopleCommand: Command = {
  name: 'people',
  explains: `make an account with a password that is shown once: ${USAGE}`,
  run: (request) => {
    if (request.words[0] !== 'add') throw new UsageRefused(`say: ${USAGE}`);
    return addPerson(request);
  },
};

async function addPerson({ context, options }: Request): Promise<Answer> {
  const role = options.get('role') ?? 'LPHQ_ADMINISTRATOR';
  const identity = composeIdentity(await context.units(), new Journal(systemClock), systemClock);
  const agencyId = isAgencyRole(role) ? await agencyIdOf({ context, options }) : null;
  if (agencyId === null && role !== 'LPHQ_ADMINISTRATOR') throw new UsageRefused(`there is no role ${role}`);
  const password = randomBytes(18).toString('base64url');
  const made = await identity.createAccount.run(OPERATOR, {
    email: needed(options, 'email'),
    displayName: needed(options, 'name'),
    password,
  });
  if (made.kind !== 'account-created') return { text: refusalOf(made), data: made, failed: true };
  const accountId = made.account.id;
  if (isAgencyRole(role) && agencyId !== null)
    await identity.addMembership.run(OPERATOR, { accountId, agencyId, role });
  else await identity.addStaffRole.run(OPERATOR, { accountId, role: 'LPHQ_ADMINISTRATOR' });
  const text = `${made.account.email} is ${role}. The password, shown this once: ${password}`;
  return { text, data: { email: made.account.email, role, password } };
}

function isAgencyRole(role: string): role is AgencyRole {
  return (AGENCY_ROLES as readonly string[]).includes(role);
}

async function agencyIdOf({ context, options }: Pick<Request, 'context' | 'options'>): Promise<string> {
  const slug = needed(options, 'agency');
  const agency = await agencyBySlug(await context.units(), slug);
  if (agency === null) throw new UsageRefused(`there is no agency ${slug}`);
  return agency.id;
}

function refusalOf(outcome: {
  kind: string;
  email?: string;
  problems?: readonly { field: string; because: string }[];
}): string {
  if (outcome.kind === 'email-taken') return `There is already an account ${outcome.email ?? ''}.`;
  return (outcome.problems ?? []).map(({ field, because }) => `${field}: ${because}`).join('\n');
}
