import './learners.css';

import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';

import { useAct } from '../graphql/use-act.js';
import { useAsk } from '../graphql/use-ask.js';
import { assignmentsQuery } from '../jobs/jobs.graphql.js';
import { useAnnounce } from '../shell/announcement.js';
import { PlainLink } from '../shell/links.js';
import { Page } from '../shell/page.js';
import { Asked, Refused, Waiting } from '../shell/states.js';
import { useSay } from '../wording/wording.js';
import type { AgeRules } from './age-choices.js';
import { NoCommunity } from './no-community.js';
import { enrolLearners, learnerSheetQuery } from './sheet.graphql.js';
import { SheetActs } from './sheet-acts.js';
import { type Looked, SheetBox, SheetVerdict } from './sheet-box.js';
import { columnsOf, LEARNER_FIELDS, learnerRow } from './sheet-columns.js';
import { leftOf } from './sheet-text.js';
import { forAllOf } from './sheet-values.js';
import { type CommunityChoice, useCommunities } from './use-communities.js';

const route = getRouteApi('/door/learners/sheet');

/** Many new learners at once: lines first, what would become of each next, and one act for all that can be taken. */
export function SheetScreen() {
  const say = useSay();
  const { choices, refusal, reload } = useCommunities();
  const programme = useAsk(assignmentsQuery, {});
  return (
    <Page
      title={say('portal.sheet.title')}
      about={say('portal.sheet.about')}
      trail={<PlainLink to="/learners">{say('portal.learner.all')}</PlainLink>}
    >
      {refusal !== null ? <Refused refusal={refusal} onRetry={reload} /> : null}
      {choices === null && refusal === null ? <Waiting lines={6} /> : null}
      {choices?.length === 0 ? <NoCommunity /> : null}
      {choices !== null && choices.length > 0 ? (
        <Asked asking={programme} lines={6}>
          {({ programme: { policies } }) => <Sheet communities={choices} ages={policies} />}
        </Asked>
      ) : null}
    </Page>
  );
}

interface SheetProps {
  readonly communities: readonly CommunityChoice[];
  readonly ages: AgeRules;
}

function Sheet({ communities, ages }: SheetProps) {
  const say = useSay();
  const { community } = route.useSearch();
  const columns = useMemo(() => columnsOf(say, LEARNER_FIELDS), [say]);
  return (
    <SheetBox
      title={say('portal.sheet.step-lines')}
      hint={say('portal.sheet.lines-hint')}
      columns={columns}
      communities={communities}
      ages={ages}
      community={communities.find(({ id }) => id === community)?.id}
    >
      {(looked) => <Preview {...looked} />}
    </SheetBox>
  );
}

function Preview(looked: Looked) {
  const rows = looked.sheet.lines.map(learnerRow);
  const asking = useAsk(learnerSheetQuery, { input: { ...forAllOf(looked.values), rows } });
  return (
    <SheetVerdict looked={looked} asking={asking} verdictOf={({ learnerSheet }) => learnerSheet}>
      {(soundRows) => <Enrolling {...looked} soundRows={soundRows} />}
    </SheetVerdict>
  );
}

/** Sends the lines that can be taken; all others go back into the box. */
function Enrolling({
  sheetId,
  sheet,
  values,
  soundRows,
  onBack,
}: Looked & { readonly soundRows: readonly number[] }) {
  const say = useSay();
  const go = useNavigate();
  const { announce } = useAnnounce();
  const { act, busy, refusal } = useAct(enrolLearners, 'LearnersEnrolled');
  const submit = async () => {
    const rows = sheet.lines.filter((_line, row) => soundRows.includes(row)).map(learnerRow);
    const done = await act({ ...forAllOf(values), sheetId, rows });
    if (done === null) return;
    const late = new Set(done.refused.map(({ row }) => soundRows[row]));
    const taken = new Set(soundRows.filter((row) => !late.has(row)));
    if (taken.size === sheet.lines.length) await go({ to: '/learners' });
    else onBack({ ...values, lines: leftOf(sheet, taken) });
    announce('portal.sheet.enrolled-done', { count: done.learnerIds.length });
  };
  return (
    <SheetActs
      submit={say('portal.sheet.enrol', { count: soundRows.length })}
      isOffered={soundRows.length > 0}
      busy={busy}
      refusal={refusal}
      onSubmit={submit}
      onBack={() => onBack(values)}
    />
  );
}
