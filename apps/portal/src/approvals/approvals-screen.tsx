import { Anchor, Button, Group, Title } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import { useId } from 'react';

import { backdatedEvidenceAddress } from '../completions/evidence.js';
import { useAct } from '../graphql/use-act.js';
import { useAsk } from '../graphql/use-ask.js';
import { useAnnounce } from '../shell/announcement.js';
import { type Column, DataTable } from '../shell/data-table.js';
import { ButtonLink, PlainLink } from '../shell/links.js';
import { Page } from '../shell/page.js';
import { Asked, Empty, Refused } from '../shell/states.js';
import { Day, Moment } from '../wording/moment.js';
import { useSay } from '../wording/wording.js';
import { approveBackdating, type Backdating, backdatingsQuery } from './approvals.graphql.js';
import { DeclineDialog } from './decline-dialog.js';
import { batchesToDecideQuery } from './records.graphql.js';
import { RecordsSection } from './records-section.js';

const route = getRouteApi('/door/approvals');

/** What agencies ask LPHQ: earlier records as a whole, and days from further back than the programme allows. */
export function ApprovalsScreen() {
  const say = useSay();
  const days = useAsk(backdatingsQuery, {});
  const records = useAsk(batchesToDecideQuery, {});
  return (
    <Page title={say('portal.approvals.title')} about={say('portal.approvals.about')}>
      <Asked asking={records}>
        {({ openingBatchesToDecide: batches }) =>
          batches.length === 0 ? null : <RecordsSection batches={batches} />
        }
      </Asked>
      <Asked asking={days}>
        {({ backdatings }) => {
          if (backdatings.length > 0) return <Days backdatings={backdatings} />;
          return records.data?.openingBatchesToDecide.length === 0 ? <None /> : null;
        }}
      </Asked>
    </Page>
  );
}

/** Without the frame of a section: the table needs the width where text is large. */
function Days({ backdatings }: { readonly backdatings: readonly Backdating[] }) {
  const say = useSay();
  const heading = useId();
  return (
    <section aria-labelledby={heading}>
      <Title order={2} size="h3" id={heading} my="md">
        {say('portal.approvals.days')}
      </Title>
      <Waiting backdatings={backdatings} />
    </section>
  );
}

function Waiting({ backdatings }: { readonly backdatings: readonly Backdating[] }) {
  const say = useSay();
  const { dialog, completion } = route.useSearch();
  const navigate = route.useNavigate();
  const declined = backdatings.find(({ id }) => id === completion);
  const close = () => void navigate({ search: {}, resetScroll: false });
  return (
    <>
      <DataTable
        caption={say('portal.approvals.days')}
        columns={useColumns()}
        rows={backdatings}
        keyOf={({ id }) => id}
      />
      {dialog === 'decline' && declined ? <DeclineDialog backdating={declined} onClose={close} /> : null}
    </>
  );
}

function useColumns(): Column<Backdating>[] {
  const say = useSay();
  return [
    {
      key: 'agency',
      title: say('portal.approvals.agency'),
      isHead: true,
      cell: ({ agencyId, agencyName }) => (
        <PlainLink to="/agencies/$agencyId" params={{ agencyId }}>
          <bdi>{agencyName}</bdi>
        </PlainLink>
      ),
    },
    {
      key: 'assignment',
      title: say('portal.approvals.assignment'),
      isNumber: true,
      cell: ({ assignment }) => assignment,
    },
    {
      key: 'day',
      title: say('portal.completions.completed-on'),
      cell: ({ completedOn }) => <Day on={completedOn} />,
    },
    {
      key: 'asked',
      title: say('portal.approvals.asked'),
      cell: ({ submittedAt }) => <Moment at={submittedAt} />,
    },
    {
      key: 'because',
      title: say('portal.approvals.because'),
      cell: (backdating) => <Because {...backdating} />,
    },
    {
      key: 'acts',
      title: say('portal.approvals.decision'),
      cell: (backdating) => <Acts backdating={backdating} />,
    },
  ];
}

/** What the agency wrote, and the file behind it where there is one: the browser saves it, and the agency’s journal says so. */
function Because({ id, because, hasFile }: Backdating) {
  const say = useSay();
  return (
    <>
      <bdi>{because}</bdi>
      {hasFile ? (
        <>
          {' '}
          <Anchor href={backdatedEvidenceAddress(id)} download>
            {say('portal.completions.file-save')}
          </Anchor>
        </>
      ) : null}
    </>
  );
}

function Acts({ backdating: { id, assignment } }: { readonly backdating: Backdating }) {
  const say = useSay();
  const { announce } = useAnnounce();
  const { act, busy, refusal } = useAct(approveBackdating, 'BackdatingDecided');
  const approve = async () => {
    if ((await act({ completionId: id })) !== null) announce('portal.approvals.approved-done');
  };
  return (
    <>
      {refusal === null ? null : <Refused refusal={refusal} />}
      <Group gap="xs">
        <Button size="sm" variant="default" loading={busy} onClick={() => void approve()}>
          {say('portal.approvals.approve', { number: assignment })}
        </Button>
        <ButtonLink
          size="sm"
          variant="default"
          to="/approvals"
          search={{ dialog: 'decline', completion: id }}
          resetScroll={false}
        >
          {say('portal.approvals.decline', { number: assignment })}
        </ButtonLink>
      </Group>
    </>
  );
}

function None() {
  const say = useSay();
  return <Empty title={say('portal.approvals.none')} about={say('portal.approvals.none-about')} />;
}
