import type { ResultOf } from '../graphql/graphql.js';
import { type Column, DataTable } from '../shell/data-table.js';
import { PlainLink } from '../shell/links.js';
import { Section } from '../shell/section.js';
import { Moment } from '../wording/moment.js';
import { useSay } from '../wording/wording.js';
import type { batchesToDecideQuery } from './records.graphql.js';

type Batch = ResultOf<typeof batchesToDecideQuery>['openingBatchesToDecide'][number];

/** Earlier records that wait for LPHQ's word, each behind its agency's name. */
export function RecordsSection({ batches }: { readonly batches: readonly Batch[] }) {
  const say = useSay();
  const columns: Column<Batch>[] = [
    {
      key: 'agency',
      title: say('portal.approvals.agency'),
      isHead: true,
      cell: ({ id, agencyName }) => (
        <PlainLink to="/approvals/records/$batchId" params={{ batchId: id }}>
          <bdi>{agencyName}</bdi>
        </PlainLink>
      ),
    },
    {
      key: 'learners',
      title: say('portal.opening.learners'),
      isNumber: true,
      cell: ({ learners }) => learners,
    },
    {
      key: 'completions',
      title: say('portal.opening.completions'),
      isNumber: true,
      cell: ({ completions }) => completions,
    },
    {
      key: 'asked',
      title: say('portal.approvals.asked'),
      cell: ({ submittedAt }) => (submittedAt === null ? null : <Moment at={submittedAt} />),
    },
  ];
  return (
    <Section title={say('portal.opening.title')}>
      <DataTable
        caption={say('portal.opening.title')}
        columns={columns}
        rows={batches}
        keyOf={({ id }) => id}
      />
    </Section>
  );
}
