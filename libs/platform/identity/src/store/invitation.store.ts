import type { Instant } from '#platform/clock';
import { constraintOf, query, type ReadUnit, type Unit, type WriteUnit } from '#platform/persistence';
import { LPHQ_SCOPE } from '#platform/tenancy';

import type { Invitation, TeamRole } from '../domain/invitation.js';
import type { Locale } from '../domain/person.js';
import { teamOf } from './team.store.js';

export interface NewInvitation {
  readonly email: string;
  readonly role: TeamRole;
  readonly locale: Locale;
  readonly invitedBy: string;
  readonly invitedAt: Instant;
  readonly expiresAt: Instant;
}

/** An invitation with the name of whoever sent it; null where the team does not know them. */
export interface SentInvitation extends Invitation {
  readonly invitedByName: string | null;
}

const COLUMNS = `i.id, i.agency_id as "agencyId", i.email, i.role, i.locale, i.invited_by as "invitedBy",
  i.created_at as "invitedAt", i.expires_at as "expiresAt", i.accepted_at as "acceptedAt",
  i.withdrawn_at as "withdrawnAt", i.mailed_at as "mailedAt", i.mail_refused_at as "mailRefusedAt"`;
const OPEN = 'i.accepted_at is null and i.withdrawn_at is null';
const NAME_AT_LPHQ = '(select a.display_name from accounts a where a.id = i.invited_by)';
const NAME_IN_THE_AGENCY = `(select m.display_name from memberships m where m.agency_id = i.agency_id
  and m.account_id = i.invited_by order by m.ended_at desc nulls first, m.joined_at limit 1)`;

/** The invitations of a team, in the units of whoever invites. */
export class InvitationStore {
  /** The newest, whatever became of them. */
  newest(unit: Unit, limit: number): Promise<SentInvitation[]> {
    const team = teamOf(unit);
    const name = team === LPHQ_SCOPE ? NAME_AT_LPHQ : NAME_IN_THE_AGENCY;
    return query<SentInvitation>(
      unit,
      `select ${COLUMNS}, ${name} as "invitedByName" from invitations i
       where i.agency_id = $1 order by i.created_at desc, i.id limit $2`,
      [team, limit],
    );
  }

  /** The one that was neither accepted nor withdrawn; locked. */
  async openForUpdate(unit: WriteUnit, email: string): Promise<Invitation | null> {
    const [found] = await query<Invitation>(
      unit,
      `select ${COLUMNS} from invitations i where i.agency_id = $1 and i.email = $2 and ${OPEN} for update`,
      [teamOf(unit), email],
    );
    return found ?? null;
  }

  async byIdForUpdate(unit: WriteUnit, id: string): Promise<Invitation | null> {
    const [found] = await query<Invitation>(
      unit,
      `select ${COLUMNS} from invitations i where i.agency_id = $1 and i.id = $2 for update`,
      [teamOf(unit), id],
    );
    return found ?? null;
  }

  /** Null where an open one for the address was added at the same moment. */
  async add(unit: WriteUnit, invitation: NewInvitation): Promise<Invitation | null> {
    const { email, role, locale, invitedBy, invitedAt, expiresAt } = invitation;
    try {
      const [added] = await query<Invitation>(
        unit,
        `insert into invitations as i (agency_id, email, role, locale, invited_by, created_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7) returning ${COLUMNS}`,
        [teamOf(unit), email, role, locale, invitedBy, invitedAt, expiresAt],
      );
      return added as Invitation;
    } catch (error) {
      if (constraintOf(error) === 'invitations_one_open') return null;
      throw error;
    }
  }

  /** Begins its time anew: the token before is worthless from now on, and a mail is due. */
  async renew(unit: WriteUnit, id: string, expiresAt: Instant): Promise<Invitation> {
    const [renewed] = await query<Invitation>(
      unit,
      `update invitations i set expires_at = $3, mailed_at = null, mail_refused_at = null
       where i.agency_id = $1 and i.id = $2 returning ${COLUMNS}`,
      [teamOf(unit), id, expiresAt],
    );
    return renewed as Invitation;
  }

  async withdraw(unit: WriteUnit, id: string, now: Instant): Promise<Invitation> {
    const [withdrawn] = await query<Invitation>(
      unit,
      `update invitations i set withdrawn_at = $3
       where i.agency_id = $1 and i.id = $2 returning ${COLUMNS}`,
      [teamOf(unit), id, now],
    );
    return withdrawn as Invitation;
  }

  /**
   * Withdraws what the account sent and nobody accepted: in the unit's team, and for LPHQ in every agency in which the
   * account is no manager.
   */
  withdrawSentBy(unit: WriteUnit, accountId: string, now: Instant): Promise<Invitation[]> {
    return query<Invitation>(
      unit,
      `update invitations i set withdrawn_at = $3 where ${OPEN} and i.invited_by = $2
         and (i.agency_id = $1 or ($1 = '${LPHQ_SCOPE}' and not exists (select from memberships m
           where m.agency_id = i.agency_id and m.account_id = $2 and m.role = 'AGENCY_MANAGER' and m.ended_at is null)))
       returning ${COLUMNS}`,
      [teamOf(unit), accountId, now],
    );
  }

  /** Which address an invitation of the team is for, in an identity unit; null where the team has none such. */
  async addressOf(unit: ReadUnit, team: string, id: string): Promise<string | null> {
    const [found] = await query<{ email: string }>(
      unit,
      'select email from invitations where agency_id = $1 and id = $2',
      [team, id],
    );
    return found?.email ?? null;
  }

  /** Whether there is such an agency, for LPHQ. */
  async isAgency(unit: ReadUnit | WriteUnit, agencyId: string): Promise<boolean> {
    const found = await query(unit, 'select from agencies where agency_id = $1', [agencyId]);
    return found.length === 1;
  }
}
