import { Button } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';

import { ConfirmDialog } from '../forms/dialogs.js';
import type { ResultOf } from '../graphql/graphql.js';
import { useAct } from '../graphql/use-act.js';
import { useAsk } from '../graphql/use-ask.js';
import { useAnnounce } from '../shell/announcement.js';
import { type Chosen, selectionOf } from '../shell/choosing.js';
import { type Column, DataTable } from '../shell/data-table.js';
import { PlainLink } from '../shell/links.js';
import { Pager } from '../shell/pager.js';
import { Section } from '../shell/section.js';
import { SelectionBar } from '../shell/selection.js';
import { Asked, Empty } from '../shell/states.js';
import { useSay } from '../wording/wording.js';
import type { Edition } from './mapping-list.js';
import { editionLearnersQuery, moveLearners } from './moving.graphql.js';
import type { Moved } from './who-stayed.js';

/** As many as one act takes. */
const PAGE = 100;
const route = getRouteApi('/door/programme/moving');

type Learners = ResultOf<typeof editionLearnersQuery>['learners'];
type Learner = Learners['edges'][number]['node'];

interface EditionLearnersProps {
  readonly from: Edition;
  readonly to: Edition;
  onMoved(moved: Moved): void;
}

/** Who is on the one edition, to be chosen and moved to the other. */
export function EditionLearners(props: EditionLearnersProps) {
  const say = useSay();
  const { after } = route.useSearch();
  const filter = { programmeVersionId: props.from.id };
  const asking = useAsk(editionLearnersQuery, { first: PAGE, after: after ?? null, filter });
  return (
    <Section title={say('portal.programme.edition-learners', { edition: props.from.edition })}>
      <Asked asking={asking}>{({ learners }) => <List learners={learners} {...props} />}</Asked>
    </Section>
  );
}

function List({ learners, ...props }: EditionLearnersProps & { readonly learners: Learners }) {
  const say = useSay();
  const go = useNavigate({ from: '/programme/moving' });
  const { after } = route.useSearch();
  const [chosen, put] = useState<Chosen>({ kind: 'these', ids: [] });
  const { totalCount, pageInfo, edges } = learners;
  const rows = edges.map(({ node }) => node);
  const these = rows.filter(({ id }) => chosen.kind === 'these' && chosen.ids.includes(id));
  const selection = selectionOf({ chosen, matching: totalCount, put });
  const columns = useColumns();
  const turn = (next: string | undefined) => void go({ search: (now) => ({ ...now, after: next }) });
  if (totalCount === 0)
    return <Empty title={say('portal.programme.nobody-on', { edition: props.from.edition })} />;
  return (
    <>
      <DataTable
        caption={say('portal.programme.edition-learners', { edition: props.from.edition })}
        columns={columns}
        rows={rows}
        keyOf={({ id }) => id}
        nameOf={({ displayName }) => displayName}
        selection={selection}
      />
      <SelectionBar selection={selection} matching={selection.count}>
        <Move {...props} learners={these} onDone={selection.clear} />
      </SelectionBar>
      <Pager
        total={totalCount}
        shown={rows.length}
        isFirst={after === undefined}
        first={() => turn(undefined)}
        next={pageInfo.hasNextPage ? () => turn(pageInfo.endCursor ?? undefined) : null}
      />
    </>
  );
}

function useColumns(): readonly Column<Learner>[] {
  const say = useSay();
  return [
    {
      key: 'name',
      title: say('portal.learners.name'),
      isHead: true,
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
      key: 'state',
      title: say('portal.learner.enrolment'),
      cell: ({ enrolment }) => say(`portal.enrolment.${enrolment.state}`),
    },
  ];
}

interface MoveProps extends EditionLearnersProps {
  readonly learners: readonly Learner[];
  onDone(): void;
}

function Move({ from, to, learners, onMoved, onDone }: MoveProps) {
  const say = useSay();
  const { announce } = useAnnounce();
  const [isAsking, setIsAsking] = useState(false);
  const { act, busy, refusal } = useAct(moveLearners, 'LearnersJudgedForVersion');
  const values = { count: learners.length, from: from.edition, to: to.edition };
  const move = async () => {
    const done = await act({ learnerIds: learners.map(({ id }) => id), programmeVersionId: to.id });
    if (done === null) return;
    const stayed = done.learners.flatMap(({ learnerId, refusal: why }) => {
      const learner = learners.find(({ id }) => id === learnerId);
      return why === null || learner === undefined ? [] : [{ ...learner, because: why.message }];
    });
    setIsAsking(false);
    onDone();
    const moved = done.learners.length - stayed.length;
    onMoved({ to: to.edition, moved, stayed });
    announce('portal.programme.moved-done', { count: moved, stayed: stayed.length, to: to.edition });
  };
  return (
    <>
      <Button onClick={() => setIsAsking(true)}>{say('portal.programme.move', values)}</Button>
      {isAsking ? (
        <ConfirmDialog
          title={say('portal.programme.move-title', values)}
          about={[say('portal.programme.move-each'), say('portal.programme.move-keeps')]}
          submit={say('portal.programme.move', values)}
          busy={busy}
          refusal={refusal}
          onConfirm={move}
          onClose={() => setIsAsking(false)}
        />
      ) : null}
    </>
  );
}
