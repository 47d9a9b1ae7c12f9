import { systemClock } from '#platform/clock';
import { composeTeams, DrawInvitationToken, type InviteMemberOutcome } from '#platform/identity';
import { Journal } from '#platform/journal';
import { Outbox } from '#platform/outbox';
import { type AgencyId, type AgencyRole, inAgency } from '#platform/tenancy';
import { type Locale, LOCALES } from '#platform/wording';

import { OPERATOR } from '../agency-by-slug.js';
import { type Answer, needed, type Request, UsageRefused } from '../command.js';

/** A role that is known to exist, in an agency that is known to exist. */
export type Role =
  { readonly name: 'LPHQ_ADMINISTRATOR' } | { readonly name: AgencyRole; readonly agencyId: string };

/**
 * Invites an administrator of LPHQ, or an agency's manager. Where mail has no way out the link is shown this once;
 * else it is in the mail alone.
 */
export async function invitePerson({ context, options }: Request, role: Role): Promise<Answer> {
  const email = needed(options, 'email');
  const locale = localeOf(options.get('locale') ?? 'en-CA');
  const units = await context.units();
  const actor = 'agencyId' in role ? inAgency(OPERATOR, role.agencyId as AgencyId) : OPERATOR;
  const telling = { journal: new Journal(systemClock), outbox: new Outbox(), clock: systemClock };
  const { invite } = composeTeams(units, telling, null);
  const outcome = await invite.run(actor, { email, role: role.name, locale });
  if (outcome.kind !== 'member-invited') return { text: refusalOf(outcome), data: outcome, failed: true };
  const { id, expiresAt } = outcome.invitation;
  const { smtpUrl, mailFolder, publicOrigin } = context.settings;
  const data = { email: outcome.invitation.email, role: role.name, expiresAt: expiresAt.toISOString() };
  if (smtpUrl !== null || mailFolder !== null)
    return { text: `${data.email} is invited as ${role.name}; the link is in the mail.`, data };
  const drawn = await new DrawInvitationToken(units, systemClock).run(id);
  const link = `${publicOrigin}/invitation#${drawn?.token ?? ''}`;
  const shown = `No mail is set up. The link, shown this once, until ${data.expiresAt}: ${link}`;
  return { text: `${data.email} is invited as ${role.name}. ${shown}`, data: { ...data, link } };
}

function localeOf(text: string): Locale {
  const known = LOCALES.find((locale) => locale === text);
  if (known === undefined) throw new UsageRefused(`--locale=… is one of ${LOCALES.join(', ')}`);
  return known;
}

function refusalOf(outcome: Exclude<InviteMemberOutcome, { readonly kind: 'member-invited' }>): string {
  switch (outcome.kind) {
    case 'already-member':
      return `${outcome.email} is in that team already: give further roles with people role.`;
    case 'invitation-waiting':
      return `${outcome.email} is invited already.`;
    case 'agency-unknown':
      return 'There is no such agency.';
    case 'may-not-invite':
    case 'too-many-invitations':
      throw new Error('The operator is bound by neither a role nor a count.');
    case 'invalid-input':
      return outcome.problems.map(({ field, because }) => `${field}: ${because}`).join('\n');
  }
}
