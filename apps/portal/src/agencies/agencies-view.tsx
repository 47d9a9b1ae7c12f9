import { useState } from 'react';

import { Link } from '../address/address.js';
import { PageList } from '../graphql/page-list.js';
import { usePages } from '../graphql/use-pages.js';
import { useAnnounce } from '../shell/announcement.js';
import { Table } from '../shell/table.js';
import { View } from '../shell/view.js';
import { useMay } from '../sign-in/session-provider.js';
import { Day } from '../wording/moment.js';
import { useSay } from '../wording/wording.js';
import { agenciesQuery, type AgencyRow } from './agencies.graphql.js';
import { type StandingChange, StandingDialog } from './standing-dialog.js';

const FIRST_PAGE = { first: 50, after: null };

export function AgenciesView() {
  const say = useSay();
  const may = useMay();
  const { announce } = useAnnounce();
  const [change, setChange] = useState<StandingChange | null>(null);
  const { pages, reload } = usePages(agenciesQuery, FIRST_PAGE, (data) => data.agencies);

  const done = async ({ act, agency }: StandingChange) => {
    setChange(null);
    await reload();
    announce(act === 'suspend' ? 'portal.agencies.suspended-done' : 'portal.agencies.reinstated-done', {
      name: agency.name,
    });
  };

  return (
    <View title={say('portal.agencies.title')} aside={may('authorise-agencies') ? <AuthoriseLink /> : null}>
      <PageList pages={pages} reload={reload} empty={<p>{say('portal.agencies.empty')}</p>}>
        {(agencies) => <AgencyTable agencies={agencies} onChange={setChange} />}
      </PageList>
      {change === null ? null : (
        <StandingDialog
          change={change}
          reload={reload}
          onClose={() => setChange(null)}
          onDone={() => void done(change)}
        />
      )}
    </View>
  );
}

function AuthoriseLink() {
  const say = useSay();
  return (
    <Link className="button primary" to={{ kind: 'new-agency' }}>
      {say('portal.agencies.authorise-link')}
    </Link>
  );
}

interface AgencyTableProps {
  readonly agencies: readonly AgencyRow[];
  onChange(change: StandingChange): void;
}

function AgencyTable({ agencies, onChange }: AgencyTableProps) {
  const say = useSay();
  return (
    <Table
      caption={say('portal.agencies.title')}
      rows={agencies}
      keyOf={({ id }) => id}
      columns={[
        { title: say('portal.agencies.name'), cell: ({ name }) => <bdi>{name}</bdi> },
        { title: say('portal.agencies.contact'), cell: (agency) => <Contact agency={agency} /> },
        {
          title: say('portal.agencies.standing'),
          cell: ({ standing }) => say(`portal.standing.${standing}`),
        },
        {
          title: say('portal.agencies.authorised-until'),
          cell: ({ authorisedUntil }) => <Day on={authorisedUntil} />,
        },
        { title: say('portal.agencies.act'), cell: (agency) => <StandingButton {...{ agency, onChange }} /> },
      ]}
    />
  );
}

function Contact({ agency }: { readonly agency: AgencyRow }) {
  return (
    <span className="contact">
      <span>{agency.phone}</span> <span>{agency.email}</span>
    </span>
  );
}

interface StandingButtonProps {
  readonly agency: AgencyRow;
  onChange(change: StandingChange): void;
}

function StandingButton({ agency, onChange }: StandingButtonProps) {
  const say = useSay();
  const may = useMay();
  if (agency.standing === 'ENDED' || !may('authorise-agencies')) return <>—</>;
  const act = agency.standing === 'AUTHORISED' ? 'suspend' : 'reinstate';
  return (
    <button type="button" onClick={() => onChange({ act, agency })}>
      {say(`portal.agencies.${act}-open`)} <span className="unseen">{agency.name}</span>
    </button>
  );
}
