import { Stack } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';

import type { ResultOf } from '../graphql/graphql.js';
import { useAsk } from '../graphql/use-ask.js';
import { type Column, DataTable } from '../shell/data-table.js';
import { ButtonLink, PlainLink } from '../shell/links.js';
import { Page } from '../shell/page.js';
import { Section } from '../shell/section.js';
import { Asked } from '../shell/states.js';
import { Moment } from '../wording/moment.js';
import { useSay, useText } from '../wording/wording.js';
import { programmesQuery } from './programme.graphql.js';
import { StartDialog } from './start-dialog.js';
import { VersionState } from './version-state.js';

const route = getRouteApi('/door/programmes');

type Programmes = ResultOf<typeof programmesQuery>;
type Version = Programmes['programmes'][number];
type Draft = Programmes['programmeDrafts'][number];

/** Every edition of the programme, and those that LPHQ still writes. */
export function ProgrammesScreen() {
  const say = useSay();
  const { dialog } = route.useSearch();
  const asking = useAsk(programmesQuery, {});
  const versions = asking.data?.programmes ?? [];
  return (
    <Page
      title={say('portal.programme.editions')}
      about={say('portal.programme.editions-about')}
      actions={
        <ButtonLink to="/programmes" search={{ dialog: 'start' }} resetScroll={false}>
          {say('portal.programme.start-link')}
        </ButtonLink>
      }
    >
      <Asked asking={asking}>
        {({ programmes, programmeDrafts }) => (
          <Stack gap="lg">
            <Drafts rows={programmeDrafts} />
            <Versions rows={programmes} />
          </Stack>
        )}
      </Asked>
      {dialog === 'start' && versions.length > 0 ? <StartDialog versions={versions} /> : null}
    </Page>
  );
}

function Versions({ rows }: { readonly rows: readonly Version[] }) {
  const say = useSay();
  const text = useText();
  const columns: readonly Column<Version>[] = [
    {
      key: 'edition',
      title: say('portal.programme.edition'),
      isHead: true,
      cell: ({ id, edition }) => (
        <PlainLink to="/programmes/$versionId" params={{ versionId: id }}>
          {edition}
        </PlainLink>
      ),
    },
    { key: 'title', title: say('portal.programme.name'), cell: ({ title }) => text(title) },
    {
      key: 'state',
      title: say('portal.programme.state'),
      cell: ({ state }) => <VersionState state={state} />,
    },
    {
      key: 'published',
      title: say('portal.programme.published-on'),
      cell: ({ publishedAt }) => <Moment at={publishedAt} />,
    },
  ];
  return (
    <Section title={say('portal.programme.published-editions')}>
      <DataTable
        caption={say('portal.programme.published-editions')}
        columns={columns}
        rows={rows}
        keyOf={({ id }) => id}
      />
    </Section>
  );
}

function Drafts({ rows }: { readonly rows: readonly Draft[] }) {
  const say = useSay();
  const text = useText();
  const columns: readonly Column<Draft>[] = [
    {
      key: 'edition',
      title: say('portal.programme.edition'),
      isHead: true,
      cell: ({ id, edition }) => (
        <PlainLink to="/programmes/drafts/$draftId" params={{ draftId: id }}>
          {edition}
        </PlainLink>
      ),
    },
    { key: 'title', title: say('portal.programme.name'), cell: ({ title }) => text(title) },
    { key: 'saved', title: say('portal.programme.saved'), cell: ({ savedAt }) => <Moment at={savedAt} /> },
  ];
  return (
    <Section title={say('portal.programme.drafts')}>
      {rows.length === 0 ? (
        <p>{say('portal.programme.no-drafts')}</p>
      ) : (
        <DataTable
          caption={say('portal.programme.drafts')}
          columns={columns}
          rows={rows}
          keyOf={({ id }) => id}
        />
      )}
    </Section>
  );
}
