import './learners.css';

import { Button } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';

import { ActForm } from '../forms/act-form.js';
import { useAct } from '../graphql/use-act.js';
import { useAsk } from '../graphql/use-ask.js';
import { useAnnounce } from '../shell/announcement.js';
import { PlainLink } from '../shell/links.js';
import { Page } from '../shell/page.js';
import { Asked, Refused, Waiting } from '../shell/states.js';
import { useSay } from '../wording/wording.js';
import { NoCommunity } from './no-community.js';
import { enrolLearners, learnerSheetQuery } from './sheet.graphql.js';
import { SheetActs } from './sheet-acts.js';
import { columnsOf, headingOf, LEARNER_FIELDS, learnerRow } from './sheet-columns.js';
import { SheetFields } from './sheet-fields.js';
import { SheetPreview } from './sheet-preview.js';
import { SheetStep } from './sheet-step.js';
import { leftOf, readSheet, type SheetText } from './sheet-text.js';
import { blankSheet, forAllOf, sheetSchema, type SheetValues } from './sheet-values.js';
import { type CommunityChoice, useCommunities } from './use-communities.js';

const route = getRouteApi('/door/learners/sheet');

/** Many new learners at once: lines first, what would become of each next, and one act for all that can be taken. */
export function SheetScreen() {
  const say = useSay();
  const { choices, refusal, reload } = useCommunities();
  return (
    <Page
      title={say('portal.sheet.title')}
      about={say('portal.sheet.about')}
      trail={<PlainLink to="/learners">{say('portal.learner.all')}</PlainLink>}
    >
      {refusal !== null ? <Refused refusal={refusal} onRetry={reload} /> : null}
      {choices === null && refusal === null ? <Waiting lines={6} /> : null}
      {choices?.length === 0 ? <NoCommunity /> : null}
      {choices !== null && choices.length > 0 ? <Sheet communities={choices} /> : null}
    </Page>
  );
}

interface Written {
  readonly nr: number;
  readonly values: SheetValues;
}

/** A sheet that is looked at: its id is drawn once, so that pressing twice enrols nobody twice. */
interface Looked {
  readonly sheetId: string;
  readonly sheet: SheetText;
  readonly values: SheetValues;
}

function Sheet({ communities }: { readonly communities: readonly CommunityChoice[] }) {
  const say = useSay();
  const { community } = route.useSearch();
  const columns = useMemo(() => columnsOf(say, LEARNER_FIELDS), [say]);
  const [written, setWritten] = useState<Written>({
    nr: 0,
    values: blankSheet(`${headingOf(columns)}\n`, communities.find(({ id }) => id === community)?.id),
  });
  const [looked, setLooked] = useState<Looked | null>(null);
  const back = (values: SheetValues) => {
    setWritten(({ nr }) => ({ nr: nr + 1, values }));
    setLooked(null);
  };
  if (looked !== null) return <Preview {...looked} onBack={back} />;
  return (
    <SheetStep key={written.nr} title={say('portal.sheet.step-lines')} takesFocus={written.nr > 0}>
      <ActForm
        schema={sheetSchema(columns)}
        initial={written.values}
        submit={say('portal.sheet.check')}
        busy={false}
        refusal={null}
        onSubmit={(values) => {
          setLooked({ sheetId: crypto.randomUUID(), sheet: readSheet(values.lines, columns), values });
          return Promise.resolve();
        }}
      >
        <SheetFields communities={communities} hint={say('portal.sheet.lines-hint')} />
      </ActForm>
    </SheetStep>
  );
}

interface PreviewProps extends Looked {
  /** To the lines again, with what is still to be done in the box. */
  onBack(values: SheetValues): void;
}

function Preview(props: PreviewProps) {
  const say = useSay();
  const { sheet, values, onBack } = props;
  const asking = useAsk(learnerSheetQuery, {
    input: { ...forAllOf(values), rows: sheet.lines.map(learnerRow) },
  });
  return (
    <SheetStep title={say('portal.sheet.step-check')} takesFocus>
      <Asked asking={asking}>
        {({ learnerSheet }) =>
          learnerSheet.__typename === 'LearnerSheetJudged' ? (
            <>
              <SheetPreview lines={sheet.lines} {...learnerSheet} />
              <Enrolling {...props} soundRows={learnerSheet.soundRows} />
            </>
          ) : (
            <>
              <p>{learnerSheet.message}</p>
              <Button variant="default" onClick={() => onBack(values)}>
                {say('portal.sheet.back')}
              </Button>
            </>
          )
        }
      </Asked>
    </SheetStep>
  );
}

/** Sends the lines that can be taken; all others go back into the box. */
function Enrolling({
  sheetId,
  sheet,
  values,
  soundRows,
  onBack,
}: PreviewProps & { readonly soundRows: readonly number[] }) {
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
