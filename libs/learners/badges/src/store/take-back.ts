import { query, type WriteUnit } from '#platform/persistence';
import type { AccountId } from '#platform/tenancy';

import type { Badge } from '../domain/badge.js';
import type { TakenBack } from '../domain/decide-revoke.js';

/** A badge as taking it back leaves it. */
export type GivenBack = Badge & { readonly state: TakenBack };

export interface Revocation {
  readonly by: AccountId;
  readonly note: string | null;
}

/**
 * Writes how badges of one agency end, whose rows are locked. Those that are withdrawn leave the queue first: what yielded
 * to them has its place again, also where it is taken back itself.
 */
export async function takeBack(
  unit: WriteUnit,
  badges: readonly GivenBack[],
  revocation: Revocation,
): Promise<void> {
  const isWithdrawn = ({ state }: GivenBack): boolean => state === 'WITHDRAWN';
  const withdrawn = badges.filter(isWithdrawn);
  const [first] = withdrawn;
  if (first !== undefined) {
    await write(unit, withdrawn, revocation);
    await query(unit, WAIT_NO_MORE, [first.agencyId, withdrawn.map(({ id }) => id)]);
  }
  const signed = badges.filter((badge) => !isWithdrawn(badge));
  await write(unit, signed, revocation);
}

async function write(unit: WriteUnit, badges: readonly GivenBack[], { by, note }: Revocation): Promise<void> {
  const [first] = badges;
  if (first === undefined) return;
  const taken = await query(unit, TAKE_BACK, [
    ...[first.agencyId, badges.map(({ id }) => id), badges.map(({ state }) => state)],
    ...[badges.map(({ revokedAt }) => revokedAt), badges.map(({ revocationReason }) => revocationReason)],
    ...[by, note],
  ]);
  if (taken.length !== badges.length) throw new Error('A badge moved while it was to be taken back.');
}

/** From where to where, and found by a list of ids besides the join: the table is never read for every badge. */
const TAKE_BACK = `
  update badges b set state = t.state, revoked_at = t.at, revocation_reason = t.reason, revoked_by = $6,
    revocation_note = $7, suspended_by = null, suspended_at = null, suspension_reason = null, suspension_note = null
  from unnest($2::uuid[], $3::text[], $4::timestamptz[], $5::text[]) as t (id, state, at, reason)
  where b.agency_id = $1 and b.id = any($2::uuid[]) and b.id = t.id and (b.state, t.state) in
    (('PREPARED', 'WITHDRAWN'), ('ISSUED', 'UNDONE'), ('ISSUED', 'REVOKED'), ('SUSPENDED', 'REVOKED'))
  returning b.id`;

/** What yielded to those that are withdrawn has its place again. */
const WAIT_NO_MORE = `
  with back as (update badges set yields_to = null where agency_id = $1 and yields_to = any($2::uuid[]) and state = 'ISSUED')
  delete from to_sign where agency_id = $1 and credential_id = any($2::uuid[])`;
