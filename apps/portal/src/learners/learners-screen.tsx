import './learners.css';

import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { getRouteApi, useNavigate } from '@tanstack/react-router';

import { useAsk } from '../graphql/use-ask.js';
import { selectionOf } from '../shell/choosing.js';
import { ButtonLink, PlainLink } from '../shell/links.js';
import { Page } from '../shell/page.js';
import { Pager } from '../shell/pager.js';
import { Asked, Empty } from '../shell/states.js';
import { useMay } from '../sign-in/session-provider.js';
import { useLanguage, useSay } from '../wording/wording.js';
import { BulkBar, useBulkActs } from './bulk-bar.js';
import { LearnerFilters } from './learner-filters.js';
import { type Learners, LearnerTable } from './learner-table.js';
import { learnersQuery } from './learners.graphql.js';
import { choosing, chosenIn, fileAddress, filterOf, isNarrowed } from './learners-search.js';

const PAGE = 50;
const route = getRouteApi('/door/learners');

/** The learners of the agency: found, narrowed, sorted, chosen, taken out. */
export function LearnersScreen() {
  const say = useSay();
  const search = route.useSearch();
  const asking = useAsk(learnersQuery, {
    ...{ first: PAGE, after: search.after ?? null },
    ...{ filter: filterOf(search), order: search.order ?? 'NAME' },
  });
  const total = asking.data?.learners.totalCount;
  return (
    <Page
      title={say('portal.learners.title')}
      about={total === undefined ? undefined : say('portal.learners.count', { count: total })}
      actions={<Actions total={total ?? 0} />}
    >
      <LearnerFilters />
      <Asked asking={asking} lines={8}>
        {({ learners }) => <List learners={learners} />}
      </Asked>
    </Page>
  );
}

function Actions({ total }: { readonly total: number }) {
  const say = useSay();
  const may = useMay();
  const { language } = useLanguage();
  const search = route.useSearch();
  return (
    <>
      {total === 0 ? null : (
        <Button
          component="a"
          variant="default"
          href={fileAddress(search, language)}
          download
          leftSection={<IconDownload size={18} aria-hidden="true" />}
        >
          {say('portal.learners.export', { count: total })}
        </Button>
      )}
      <ButtonLink to="/learners/joining" search={{ community: search.community }} variant="default">
        {say('portal.joining.link')}
      </ButtonLink>
      {may('enrol-learner') ? (
        <ButtonLink to="/learners/new" search={{ community: search.community }}>
          {say('portal.learners.enrol-link')}
        </ButtonLink>
      ) : null}
    </>
  );
}

function List({ learners }: { readonly learners: Learners }) {
  const search = route.useSearch();
  const go = useNavigate({ from: '/learners' });
  const { totalCount, pageInfo } = learners;
  const selection = selectionOf({
    chosen: chosenIn(search),
    matching: totalCount,
    put: (next) => void go({ search: choosing(next), replace: true, resetScroll: false }),
  });
  const acts = useBulkActs();
  const rows = learners.edges.map(({ node }) => node);
  const next = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  if (totalCount === 0) return isNarrowed(search) ? <NoneFound /> : <NoneYet />;
  return (
    <>
      <LearnerTable rows={rows} {...(acts.length > 0 && { selection })} />
      <Pager
        total={totalCount}
        shown={rows.length}
        isFirst={search.after === undefined}
        first={() => void go({ search: (now) => ({ ...now, after: undefined }) })}
        next={next === null ? null : () => void go({ search: (now) => ({ ...now, after: next }) })}
      />
      {acts.length === 0 ? null : <BulkBar acts={acts} selection={selection} matching={totalCount} />}
    </>
  );
}

function NoneYet() {
  const say = useSay();
  const may = useMay();
  const about = may('enrol-learner') ? 'portal.learners.empty' : 'portal.learners.empty-for-others';
  return <Empty title={say('portal.learners.none')} about={say(about)} />;
}

function NoneFound() {
  const say = useSay();
  return (
    <Empty
      title={say('portal.learners.none-found')}
      about={say('portal.learners.none-found-about')}
      action={
        <PlainLink to="/learners" search={{}}>
          {say('portal.learners.see-all')}
        </PlainLink>
      }
    />
  );
}
