import { useMemo } from 'react';

import { Link } from '../address/address.js';
import { PageList } from '../graphql/page-list.js';
import { usePages } from '../graphql/use-pages.js';
import { Table } from '../shell/table.js';
import { View } from '../shell/view.js';
import { useMay } from '../sign-in/session-provider.js';
import { useSay } from '../wording/wording.js';
import { CommunityFilter } from './community-filter.js';
import { type LearnerRow, learnersQuery } from './learners.graphql.js';

/** The agency's learners; the chosen community stands in the address. */
export function LearnersView({ communityId }: { readonly communityId: string | null }) {
  const say = useSay();
  const may = useMay();
  const variables = useMemo(() => ({ first: 50, after: null, communityId }), [communityId]);
  const { pages, reload } = usePages(learnersQuery, variables, (data) => data.learners);

  return (
    <View
      title={say('portal.learners.title')}
      aside={may('enrol-learner') ? <EnrolLink {...{ communityId }} /> : null}
    >
      <CommunityFilter communityId={communityId} />
      <PageList
        pages={pages}
        reload={reload}
        empty={
          <p>{say(communityId === null ? 'portal.learners.empty' : 'portal.learners.empty-in-community')}</p>
        }
      >
        {(learners) => <LearnerTable learners={learners} />}
      </PageList>
    </View>
  );
}

function EnrolLink({ communityId }: { readonly communityId: string | null }) {
  const say = useSay();
  return (
    <Link className="button primary" to={{ kind: 'new-learner', communityId }}>
      {say('portal.learners.enrol-link')}
    </Link>
  );
}

function LearnerTable({ learners }: { readonly learners: readonly LearnerRow[] }) {
  const say = useSay();
  return (
    <Table
      caption={say('portal.learners.title')}
      rows={learners}
      keyOf={({ id }) => id}
      columns={[
        {
          title: say('portal.learners.name'),
          cell: ({ id, displayName }) => (
            <Link to={{ kind: 'learner', learnerId: id }}>
              <bdi>{displayName}</bdi>
            </Link>
          ),
        },
        { title: say('portal.learners.community'), cell: ({ community }) => <bdi>{community.name}</bdi> },
        {
          title: say('portal.learners.track'),
          cell: ({ enrolment }) => say(`portal.track.${enrolment.track}`),
        },
        { title: 'MSQ', cell: (learner) => <Standing learner={learner} /> },
        { title: say('portal.learners.badge'), cell: (learner) => <BadgeState learner={learner} /> },
      ]}
    />
  );
}

function Standing({ learner }: { readonly learner: LearnerRow }) {
  const say = useSay();
  const { qualified, missing } = learner.qualification;
  return (
    <>
      {qualified ? say('portal.learners.qualified') : say('portal.learners.open', { count: missing.length })}
    </>
  );
}

function BadgeState({ learner }: { readonly learner: LearnerRow }) {
  const say = useSay();
  const states = learner.badges.map(({ state }) => state);
  const shown = (['ISSUED', 'PREPARED', 'REVOKED', 'WITHDRAWN', 'UNDONE'] as const).find((state) =>
    states.includes(state),
  );
  return <>{shown === undefined ? say('portal.learners.no-badge') : say(`portal.badge-state.${shown}`)}</>;
}
