import type { Instant } from '#platform/clock';
import { query, type Unit, type WriteUnit } from '#platform/persistence';
import { LPHQ_SCOPE } from '#platform/tenancy';

import type { TeamRole } from '../domain/invitation.js';
import type { HeldRole, Member } from '../domain/team.js';

/** The team that a unit acts in: an agency's, or LPHQ's own. */
export function teamOf(unit: Unit): string {
  const agencyId = unit.actor?.agencyId ?? null;
  if (agencyId === null)
    throw new Error('A team belongs to somebody: the unit names neither an agency nor LPHQ.');
  return agencyId;
}

/** More people than a team has. */
const MOST = 500;

const AGENCY_MEMBERS = `
  select m.account_id as "accountId", (array_agg(m.display_name order by m.joined_at))[1] as "displayName", t.email,
    array_agg(m.role order by m.role) as roles, min(m.joined_at) as "joinedAt",
    (select max(s.last_seen_at) from sessions s
     where s.acting_agency_id = $1 and s.account_id = m.account_id) as "lastSeenAt"
  from memberships m join app.team_addresses() t on t.account_id = m.account_id
  where m.agency_id = $1 and m.ended_at is null
  group by m.account_id, t.email order by min(m.joined_at), m.account_id limit $2`;
const STAFF_MEMBERS = `
  select a.id as "accountId", a.display_name as "displayName", a.email, array_agg(r.role order by r.role) as roles,
    min(r.granted_at) as "joinedAt",
    (select max(s.last_seen_at) from sessions s
     where s.acting_agency_id is null and s.account_id = a.id) as "lastSeenAt"
  from staff_roles r join accounts a on a.id = r.account_id
  where r.ended_at is null and $1::uuid is not null
  group by a.id order by min(r.granted_at), a.id limit $2`;

/** Who is in the team of the unit's agency, or of LPHQ, and as what. */
export class TeamStore {
  /** Everybody who is in the team now, the earliest first; 500 at most. */
  members(unit: Unit): Promise<Member[]> {
    const team = teamOf(unit);
    return query<Member>(unit, team === LPHQ_SCOPE ? STAFF_MEMBERS : AGENCY_MEMBERS, [team, MOST]);
  }

  /** Whether somebody of the team has this address. */
  async hasAddress(unit: Unit, email: string): Promise<boolean> {
    const found = await query(unit, 'select from app.team_addresses() t where t.email = $1', [email]);
    return found.length > 0;
  }

  /** Every role that somebody holds in the team, locked: two who change the team wait for each other. */
  heldForUpdate(unit: WriteUnit): Promise<HeldRole[]> {
    const team = teamOf(unit);
    return query<HeldRole>(
      unit,
      team === LPHQ_SCOPE
        ? `select account_id as "accountId", role from staff_roles
           where ended_at is null and $1::uuid is not null order by account_id, role for update`
        : `select account_id as "accountId", role from memberships
           where agency_id = $1 and ended_at is null order by account_id, role for update`,
      [team],
    );
  }

  /** Gives a member of the team further roles, under the name by which the team knows them. */
  async begin(unit: WriteUnit, accountId: string, roles: readonly TeamRole[]): Promise<void> {
    if (roles.length === 0) return;
    const team = teamOf(unit);
    await query(
      unit,
      team === LPHQ_SCOPE
        ? `insert into staff_roles (account_id, role) select $2, unnest($3::text[]) where $1::uuid is not null
           on conflict (account_id, role) do update set ended_at = null`
        : `insert into memberships (agency_id, account_id, role, display_name)
           select $1, $2, unnest($3::text[]), (select m.display_name from memberships m
             where m.agency_id = $1 and m.account_id = $2 and m.ended_at is null order by m.joined_at limit 1)
           on conflict (agency_id, account_id, role) do update
             set ended_at = null, display_name = excluded.display_name`,
      [team, accountId, roles],
    );
  }

  async end(unit: WriteUnit, accountId: string, roles: readonly TeamRole[], now: Instant): Promise<void> {
    const team = teamOf(unit);
    await query(
      unit,
      team === LPHQ_SCOPE
        ? `update staff_roles set ended_at = $4
           where account_id = $2 and role = any($3) and ended_at is null and $1::uuid is not null`
        : `update memberships set ended_at = $4
           where agency_id = $1 and account_id = $2 and role = any($3) and ended_at is null`,
      [team, accountId, roles, now],
    );
  }

  /** Ends the sessions of the account that act in this team; those in other teams go on. */
  async endSessions(unit: WriteUnit, accountId: string, now: Instant): Promise<void> {
    const team = teamOf(unit);
    await query(
      unit,
      `update sessions set ended_at = $3 where account_id = $2 and ended_at is null
         and acting_agency_id is not distinct from nullif($1::uuid, '${LPHQ_SCOPE}')`,
      [team, accountId, now],
    );
  }
}
