import { query, type WriteUnit } from '#platform/persistence';
import type { MemberActor, StaffActor } from '#platform/tenancy';

/** Whoever lets people into a team, as they are in the unit that invites. */
export class InviterStore {
  /**
   * Whether they may still let people in; holds the role that says so until the unit ends, so that taking it away waits
   * for the invitation and finds it. The operator at the shell has no account and no role that could end.
   */
  async holdRole(unit: WriteUnit, actor: MemberActor | StaffActor): Promise<boolean> {
    if (actor.kind === 'member') {
      const held = await query(
        unit,
        `select from memberships
         where agency_id = $1 and account_id = $2 and role = 'AGENCY_MANAGER' and ended_at is null for share`,
        [actor.agencyId, actor.accountId],
      );
      return held.length === 1;
    }
    const roles = await query<{ isOver: boolean }>(
      unit,
      `select ended_at is not null as "isOver" from staff_roles where account_id = $1 order by role for share`,
      [actor.accountId],
    );
    return roles.length === 0 || roles.some(({ isOver }) => !isOver);
  }
}
