import './learners.css';

import { NativeSelect } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';

import type { ResultOf } from '../graphql/graphql.js';
import { useAsk } from '../graphql/use-ask.js';
import { PlainLink } from '../shell/links.js';
import { Page } from '../shell/page.js';
import { Section } from '../shell/section.js';
import { Asked, Empty } from '../shell/states.js';
import { useSay } from '../wording/wording.js';
import { joiningReportQuery } from './learners.graphql.js';
import type { Joining } from './learners-search.js';
import { useCommunities } from './use-communities.js';

const route = getRouteApi('/door/learners/joining');

type Report = ResultOf<typeof joiningReportQuery>['joiningReport'];

/** Whether training started when people joined: four numbers, each a link to the learners whom it counts. */
export function JoiningScreen() {
  const say = useSay();
  const { community } = route.useSearch();
  const asking = useAsk(joiningReportQuery, { communityId: community ?? null });
  return (
    <Page
      title={say('portal.joining.title')}
      about={say('portal.joining.about', { act: say('portal.learner.act.correct') })}
      trail={<PlainLink to="/learners">{say('portal.learner.all')}</PlainLink>}
    >
      <CommunityFilter />
      <Asked asking={asking} lines={5}>
        {({ joiningReport }) =>
          joiningReport.learners === 0 ? <Nobody /> : <Numbers report={joiningReport} />
        }
      </Asked>
    </Page>
  );
}

function CommunityFilter() {
  const say = useSay();
  const { community } = route.useSearch();
  const go = useNavigate({ from: '/learners/joining' });
  const { choices } = useCommunities();
  const all = { value: '', label: say('portal.learners.all-communities') };
  const offered = (choices ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <NativeSelect
      className="joining-choice"
      label={say('portal.learners.community')}
      data={[all, ...offered]}
      value={community ?? ''}
      onChange={({ currentTarget }) =>
        void go({ search: { community: currentTarget.value || undefined }, resetScroll: false })
      }
    />
  );
}

function Numbers({ report }: { readonly report: Report }) {
  const say = useSay();
  const { learners: total, byJoining, within30Days, later, notSaid } = report;
  return (
    <Section title={say('portal.joining.numbers')}>
      <p>{say('portal.joining.summary', { total, count: byJoining })}</p>
      <ul className="joining-lines">
        <Line joining="BY_JOINING" count={byJoining} />
        <Line joining="WITHIN_30_DAYS" count={within30Days} />
        <Line joining="LATER" count={later} />
        <Line joining="NOT_SAID" count={notSaid} />
      </ul>
    </Section>
  );
}

function Line({ joining, count }: { readonly joining: Joining; readonly count: number }) {
  const say = useSay();
  const { community } = route.useSearch();
  const words = say(`portal.joining.${joining}`);
  return (
    <li>
      {count === 0 ? (
        <span className="joining-count">0</span>
      ) : (
        <PlainLink
          to="/learners"
          search={{ community, joining }}
          className="joining-count"
          aria-label={say('portal.joining.count', { count, joining: words })}
        >
          {count}
        </PlainLink>
      )}
      <span>{words}</span>
    </li>
  );
}

function Nobody() {
  const say = useSay();
  const { community } = route.useSearch();
  return <Empty title={say(community === undefined ? 'portal.learners.none' : 'portal.joining.none-here')} />;
}
