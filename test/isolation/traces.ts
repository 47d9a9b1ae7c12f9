import type { TestDatabase } from '../harness/database.js';
import type { Answer } from './asking.js';

/** Those of the marks that stand anywhere in an answer: in its headers, its body, and what its cursors say when read. */
export function marksIn({ headers, body }: Answer, marks: readonly string[]): string[] {
  const text = `${headers}\n${body}\n${decoded(body)}\n${decoded(headers)}`.toLowerCase();
  return marks.filter((mark) => text.includes(mark.toLowerCase()));
}

/** Everything that could be base64url, read as text. */
function decoded(text: string): string {
  const words = text.match(/[A-Za-z0-9_-]{12,}/g) ?? [];
  return words.map((word) => Buffer.from(word, 'base64url').toString('utf8')).join('\n');
}

/** The other side of a transfer of this agency moves with its own, by the triggers of lp_transfer_def (ADR 0024). */
const ITS_OTHER_SIDE: Readonly<Record<string, string>> = {
  transfer_offers: 'transfer_id in (select id from public.transfers where agency_id = $1)',
  transfers: 'to_agency_id = $1',
};

/** A print of every row of every table that belongs to an agency other than this one, and to no transfer of it. */
export async function outsideRows(
  db: TestDatabase,
  agencyId: string | null,
): Promise<Record<string, string>> {
  const tables = await db.adminQuery<{ name: string }>(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'agency_id'
     where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`,
  );
  const prints = tables.map(
    ({ name }) =>
      `select '${name}' as name, count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as print
       from public.${name} t where agency_id is distinct from $1 and not ${ITS_OTHER_SIDE[name] ?? 'false'}`,
  );
  const rows = await db.adminQuery<{ name: string; print: string }>(prints.join(' union all '), [agencyId]);
  return Object.fromEntries(rows.map(({ name, print }) => [name, print]));
}
