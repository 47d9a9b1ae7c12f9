import { randomBytes } from 'node:crypto';

import { systemClock } from '#platform/clock';
import { composeIdentity, type Identity } from '#platform/identity';
import { readEmail } from '#platform/input';
import { Journal } from '#platform/journal';
import { AGENCY_ROLES, type AgencyRole } from '#platform/tenancy';

import { agencyBySlug, OPERATOR } from '../agency-by-slug.js';
import { type Answer, type Command, needed, type Request, UsageRefused } from '../command.js';
import { invitePerson, type Role } from './invite-person.js';

const USAGE =
  'people invite --email=… --role=ROLE [--agency=SLUG] [--locale=fr-CA] | people add --email=… --name=… --role=ROLE [--agency=SLUG] | people role --email=… --role=ROLE [--agency=SLUG]';

/** Invites people, makes accounts and gives them roles: the first LPHQ administrator, or somebody of an agency. */
export const peopleCommand: Command = {
  name: 'people',
  explains: `invite somebody, make an account with a password that is shown once, or give one a role: ${USAGE}`,
  takes: ['email', 'name', 'role', 'agency', 'locale'],
  needs: () => ['database'],
  run: async (request) => {
    switch (request.words[0]) {
      case 'invite':
        return invitePerson(request, await roleOf(request));
      case 'add':
        return addPerson(request);
      case 'role':
        return giveRole(request);
      default:
        throw new UsageRefused(`say: ${USAGE}`);
    }
  },
};

async function addPerson(request: Request): Promise<Answer> {
  const { context, options } = request;
  const [email, displayName] = [needed(options, 'email'), needed(options, 'name')];
  const role = await roleOf(request);
  const identity = composeIdentity(await context.units(), new Journal(systemClock), systemClock);
  const password = randomBytes(18).toString('base64url');
  const made = await identity.createAccount.run(OPERATOR, { email, displayName, password });
  if (made.kind !== 'account-created') return { text: refusalOf(made), data: made, failed: true };
  const shown = `The password, shown this once: ${password}`;
  const refused = await granted(identity, made.account.id, role).catch(String);
  const data = { email: made.account.email, role: refused === null ? role.name : null, password };
  if (refused === null) return { text: `${made.account.email} is ${role.name}. ${shown}`, data };
  const text = `${made.account.email} has an account and no role (${refused}): say people role. ${shown}`;
  return { text, data, failed: true };
}

async function giveRole(request: Request): Promise<Answer> {
  const { context, options } = request;
  const given = readEmail('email', needed(options, 'email'));
  if (given.kind !== 'read') throw new UsageRefused('--email=… is no address');
  const role = await roleOf(request);
  const units = await context.units();
  const identity = composeIdentity(units, new Journal(systemClock), systemClock);
  const account = await units.identify((unit) => identity.accounts.byEmail(unit, given.value));
  const refused = account === null ? 'account-unknown' : await granted(identity, account.id, role);
  if (refused !== null) return { text: `${given.value}: ${refused}`, data: { kind: refused }, failed: true };
  return { text: `${given.value} is ${role.name}.`, data: { email: given.value, role: role.name } };
}

/** Gives the role and answers null, or the kind of the refusal. Giving it twice changes nothing. */
async function granted(identity: Identity, accountId: string, role: Role): Promise<string | null> {
  const { kind } =
    'agencyId' in role
      ? await identity.addMembership.run(OPERATOR, { accountId, agencyId: role.agencyId, role: role.name })
      : await identity.addStaffRole.run(OPERATOR, { accountId, role: role.name });
  return kind === 'membership-added' || kind === 'staff-role-added' ? null : kind;
}

async function roleOf({ context, options }: Request): Promise<Role> {
  const name = needed(options, 'role');
  if (name === 'LPHQ_ADMINISTRATOR') return { name };
  if (!isAgencyRole(name)) throw new UsageRefused(`there is no role ${name}`);
  const slug = needed(options, 'agency');
  const agency = await agencyBySlug(await context.units(), slug);
  if (agency === null) throw new UsageRefused(`there is no agency ${slug}`);
  return { name, agencyId: agency.id };
}

function isAgencyRole(role: string): role is AgencyRole {
  return (AGENCY_ROLES as readonly string[]).includes(role);
}

function refusalOf(outcome: {
  kind: string;
  email?: string;
  problems?: readonly { field: string; because: string }[];
}): string {
  if (outcome.kind === 'email-taken')
    return `There is already an account ${outcome.email ?? ''}: give it a role with people role.`;
  return (outcome.problems ?? []).map(({ field, because }) => `${field}: ${because}`).join('\n');
}
