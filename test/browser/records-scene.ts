import type { Product } from '../harness/product.js';

const LINE = {
  name: { kind: 'given-family', given: 'Élise', family: 'D’Avignon-Katz' },
  ...{ displayName: null, email: null, externalId: null, ageAttested: 'ADULT', track: 'MSO' },
  enrolledOn: '2025-05-02',
  works: [{ assignment: 1, completedOn: '2025-06-01', assessor: 'R. Okafor, assessor until 2025' }],
};

/** Earlier records of two agencies: a line in the draft of the one, and the batch that the other handed in. */
export async function someRecords(
  product: Product,
  writing: string,
  handedIn: string,
): Promise<{ line: string; batch: string }> {
  return {
    line: (await aBatch(product, writing, 'DRAFT')).line,
    batch: (await aBatch(product, handedIn, 'SUBMITTED')).batch,
  };
}

async function aBatch(
  { db }: Product,
  slug: string,
  state: string,
): Promise<{ line: string; batch: string }> {
  const [row] = await db.adminQuery<{ line: string; batch: string }>(
    `with agency as (select a.agency_id, m.account_id, (select id from communities c where c.agency_id = a.agency_id limit 1) as hall
        from agencies a join memberships m on m.agency_id = a.agency_id where a.slug = $1 and m.role = 'AGENCY_MANAGER' limit 1),
      batch as (insert into opening_batches (agency_id, state, entered_by, started_at, submitted_by, submitted_at)
        select agency_id, $2, array[account_id], now(), account_id, now() from agency returning id, agency_id)
     insert into opening_entries (id, agency_id, batch_id, n, content)
     select gen_random_uuid(), b.agency_id, b.id, 1, $3::jsonb || jsonb_build_object('communityId', a.hall)
     from batch b join agency a on a.agency_id = b.agency_id returning id as line, batch_id as batch`,
    [slug, state, JSON.stringify(LINE)],
  );
  if (row === undefined) throw new Error(`No earlier records of ${slug} for the tour.`);
  return row;
}
