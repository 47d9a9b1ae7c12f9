import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';

import { ActForm } from '../forms/act-form.js';
import { useAct } from '../graphql/use-act.js';
import { useAsk } from '../graphql/use-ask.js';
import { assignmentsQuery } from '../jobs/jobs.graphql.js';
import { SheetActs } from '../learners/sheet-acts.js';
import { headingOf } from '../learners/sheet-columns.js';
import { SheetFields } from '../learners/sheet-fields.js';
import { SheetPreview } from '../learners/sheet-preview.js';
import { SheetStep } from '../learners/sheet-step.js';
import { leftOf, readSheet, type SheetText } from '../learners/sheet-text.js';
import { blankSheet, forAllOf, sheetSchema, type SheetValues } from '../learners/sheet-values.js';
import type { CommunityChoice } from '../learners/use-communities.js';
import { useAnnounce } from '../shell/announcement.js';
import { Asked } from '../shell/states.js';
import { useSay } from '../wording/wording.js';
import { enterOpeningRecords, openingSheetQuery } from './opening.graphql.js';
import { openingColumns, openingRow } from './opening-columns.js';

interface EnterLinesProps {
  readonly communities: readonly CommunityChoice[];
  /** Of the batch that is on screen; 0 while there is none. */
  readonly revision: number;
}

/** Lines for the batch: written or pasted first, looked at next, and then saved. */
export function EnterLines(props: EnterLinesProps) {
  const asking = useAsk(assignmentsQuery, {});
  return (
    <Asked asking={asking}>
      {({ programme }) => (
        <Lines {...props} assignments={programme.assignments.map(({ number }) => number)} />
      )}
    </Asked>
  );
}

interface LinesProps extends EnterLinesProps {
  readonly assignments: readonly number[];
}

function Lines({ communities, revision, assignments }: LinesProps) {
  const say = useSay();
  const columns = useMemo(() => openingColumns(say, assignments), [say, assignments.join()]);
  const [written, setWritten] = useState<{ nr: number; values: SheetValues }>({
    nr: 0,
    values: blankSheet(`${headingOf(columns)}\n`),
  });
  const [looked, setLooked] = useState<{ sheet: SheetText; values: SheetValues } | null>(null);
  const back = (values: SheetValues) => {
    setWritten(({ nr }) => ({ nr: nr + 1, values }));
    setLooked(null);
  };
  if (looked !== null)
    return <Preview {...looked} assignments={assignments} revision={revision} onBack={back} />;
  return (
    <SheetStep key={written.nr} title={say('portal.opening.enter')} takesFocus={written.nr > 0}>
      <ActForm
        schema={sheetSchema(columns)}
        initial={written.values}
        submit={say('portal.sheet.check')}
        busy={false}
        refusal={null}
        onSubmit={(values) => {
          setLooked({ sheet: readSheet(values.lines, columns), values });
          return Promise.resolve();
        }}
      >
        <SheetFields communities={communities} hint={say('portal.opening.lines-hint')} />
      </ActForm>
    </SheetStep>
  );
}

interface PreviewProps {
  readonly sheet: SheetText;
  readonly values: SheetValues;
  readonly assignments: readonly number[];
  readonly revision: number;
  /** To the lines again, with what is still to be done in the box. */
  onBack(values: SheetValues): void;
}

function Preview(props: PreviewProps) {
  const say = useSay();
  const { sheet, values, assignments, onBack } = props;
  const rows = sheet.lines.map((line) => openingRow(line, assignments));
  const asking = useAsk(openingSheetQuery, { input: { ...forAllOf(values), rows } });
  return (
    <SheetStep title={say('portal.sheet.step-check')} takesFocus>
      <Asked asking={asking}>
        {({ openingSheet }) =>
          openingSheet.__typename === 'OpeningSheetJudged' ? (
            <>
              <SheetPreview lines={sheet.lines} {...openingSheet} />
              <Entering {...props} soundRows={openingSheet.soundRows} />
            </>
          ) : (
            <>
              <p>{openingSheet.message}</p>
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
function Entering({
  sheet,
  values,
  assignments,
  revision,
  soundRows,
  onBack,
}: PreviewProps & { readonly soundRows: readonly number[] }) {
  const say = useSay();
  const { announce } = useAnnounce();
  const { act, busy, refusal } = useAct(enterOpeningRecords, 'OpeningRecordsEntered');
  const submit = async () => {
    const sound = sheet.lines.filter((_line, row) => soundRows.includes(row));
    const rows = sound.map((line) => openingRow(line, assignments));
    const done = await act({ ...forAllOf(values), revision, rows });
    if (done === null) return;
    const taken = new Set(done.enteredRows.flatMap((row) => soundRows[row] ?? []));
    onBack({ ...values, lines: `${leftOf(sheet, taken)}\n` });
    announce('portal.opening.entered-done', { count: taken.size });
  };
  return (
    <SheetActs
      submit={say('portal.opening.save', { count: soundRows.length })}
      isOffered={soundRows.length > 0}
      busy={busy}
      refusal={refusal}
      onSubmit={submit}
      onBack={() => onBack(values)}
    />
  );
}
