import { type Agency, AgencyReads } from '#authority/agencies';
import type { UnitsOfWork } from '#platform/persistence';
import { type AccountId, LPHQ_SCOPE, type StaffActor } from '#platform/tenancy';

/** The operator acts for LPHQ from a shell; no account stands behind it. */
export const OPERATOR: StaffActor = {
  kind: 'staff',
  accountId: LPHQ_SCOPE as string as AccountId,
  agencyId: LPHQ_SCOPE,
  roles: ['LPHQ_ADMINISTRATOR'],
  requestId: 'operator',
};

const PAGE = 100;

/** The agency with that slug, or null. */
export async function agencyBySlug(units: UnitsOfWork, slug: string): Promise<Agency | null> {
  const reads = new AgencyReads();
  let after: { key: string; id: string } | null = null;
  for (;;) {
    const request = { first: PAGE, after };
    const page = await units.read(OPERATOR, (unit) => reads.page(unit, request));
    const found = page.rows.find((agency) => agency.slug === slug);
    if (found || !page.hasNext) return found ?? null;
    const last = page.rows.at(-1) as Agency;
    after = { key: last.name, id: last.id };
  }
}
