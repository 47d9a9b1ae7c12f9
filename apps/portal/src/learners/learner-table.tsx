import { Progress, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { getRouteApi, useNavigate } from '@tanstack/react-router';

import type { ResultOf } from '../graphql/graphql.js';
import type { Selection } from '../shell/choosing.js';
import { type Column, DataTable } from '../shell/data-table.js';
import { PlainLink } from '../shell/links.js';
import { StateWord } from '../shell/state-word.js';
import { today } from '../wording/days.js';
import { Day } from '../wording/moment.js';
import { type Say, useSay } from '../wording/wording.js';
import { badgeWordOf } from './badge-word.js';
import type { learnersQuery } from './learners.graphql.js';
import { asking } from './learners-search.js';

const route = getRouteApi('/door/learners');

export type Learners = ResultOf<typeof learnersQuery>['learners'];
type Learner = Learners['edges'][number]['node'];

interface LearnerTableProps {
  readonly rows: readonly Learner[];
  /** Absent for those who have nothing to do for many at once. */
  readonly selection?: Selection;
}

export function LearnerTable({ rows, selection }: LearnerTableProps) {
  const say = useSay();
  const { order } = route.useSearch();
  return (
    <DataTable
      caption={say('portal.learners.title')}
      columns={columnsOf(say, order)}
      rows={rows}
      keyOf={({ id }) => id}
      nameOf={({ displayName }) => displayName}
      {...(selection && { selection })}
    />
  );
}

function columnsOf(say: Say, order: string | undefined): Column<Learner>[] {
  const sorted = order === 'RECENT' ? {} : ({ sorted: order ? 'descending' : 'ascending' } as const);
  return [
    {
      key: 'name',
      title: <NameHeading />,
      name: say('portal.learners.name'),
      isHead: true,
      ...sorted,
      cell: ({ id, displayName }) => (
        <PlainLink to="/learners/$learnerId" params={{ learnerId: id }}>
          <bdi>{displayName}</bdi>
        </PlainLink>
      ),
    },
    {
      key: 'community',
      title: say('portal.learners.community'),
      cell: ({ communityName }) => <bdi>{communityName}</bdi>,
    },
    {
      key: 'track',
      title: say('portal.learners.track'),
      cell: ({ enrolment }) => say(`portal.track.${enrolment.track}`),
    },
    {
      key: 'progress',
      title: say('portal.qualification.title'),
      cell: (learner) => <Qualification learner={learner} />,
    },
    {
      key: 'badge',
      title: say('portal.learners.badge'),
      cell: ({ badges }) => <BadgeWord badges={badges} />,
    },
    {
      key: 'since',
      title: say('portal.learners.enrolled-on'),
      ...(order === 'RECENT' && { sorted: 'descending' as const }),
      cell: ({ enrolment }) => <Day on={enrolment.enrolledOn} />,
    },
  ];
}

/** Pressing it turns the order by name round. */
function NameHeading() {
  const say = useSay();
  const { order } = route.useSearch();
  const go = useNavigate({ from: '/learners' });
  const next = order === undefined ? ('NAME_DESC' as const) : undefined;
  const Arrow = order === 'NAME_DESC' ? IconArrowUp : IconArrowDown;
  return (
    <UnstyledButton
      className="sort-heading"
      onClick={() => void go({ search: asking({ order: next }), resetScroll: false })}
    >
      {say('portal.learners.name')}
      {order === 'RECENT' ? null : <Arrow size={16} aria-hidden="true" />}
    </UnstyledButton>
  );
}

function Qualification({ learner: { completions, qualification } }: { readonly learner: Learner }) {
  const say = useSay();
  if (qualification.qualified) return <StateWord tone="good">{say('portal.learners.qualified')}</StateWord>;
  const accepted = completions.filter(({ state }) => state === 'ACCEPTED').length;
  const total = accepted + qualification.missing.length;
  return (
    <div className="progress">
      <span>{say('portal.learners.progress', { accepted, total })}</span>
      <Progress value={total === 0 ? 0 : (100 * accepted) / total} size="sm" aria-hidden="true" />
    </div>
  );
}

function BadgeWord({ badges }: { readonly badges: Learner['badges'] }) {
  const say = useSay();
  const { tone, words, day } = badgeWordOf(badges[0], today());
  return (
    <StateWord tone={tone}>
      {say(words)} {day === null ? null : <Day on={day} />}
    </StateWord>
  );
}
