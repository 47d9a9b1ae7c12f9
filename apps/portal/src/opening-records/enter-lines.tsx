import { useMemo } from 'react';

import { useAct } from '../graphql/use-act.js';
import { useAsk } from '../graphql/use-ask.js';
import { assignmentsQuery } from '../jobs/jobs.graphql.js';
import type { AgeRules } from '../learners/age-choices.js';
import { SheetActs } from '../learners/sheet-acts.js';
import { type Looked, SheetBox, SheetVerdict } from '../learners/sheet-box.js';
import { leftOf } from '../learners/sheet-text.js';
import { forAllOf } from '../learners/sheet-values.js';
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
        <Lines
          {...props}
          assignments={programme.assignments.map(({ number }) => number)}
          ages={programme.policies}
        />
      )}
    </Asked>
  );
}

interface LinesProps extends EnterLinesProps {
  readonly assignments: readonly number[];
  readonly ages: AgeRules;
}

function Lines({ communities, revision, assignments, ages }: LinesProps) {
  const say = useSay();
  const columns = useMemo(() => openingColumns(say, assignments), [say, assignments.join()]);
  return (
    <SheetBox
      title={say('portal.opening.enter')}
      hint={say('portal.opening.lines-hint')}
      columns={columns}
      communities={communities}
      ages={ages}
    >
      {(looked) => <Preview {...looked} assignments={assignments} revision={revision} />}
    </SheetBox>
  );
}

interface PreviewProps extends Looked {
  readonly assignments: readonly number[];
  readonly revision: number;
}

function Preview(props: PreviewProps) {
  const { sheet, values, assignments } = props;
  const rows = sheet.lines.map((line) => openingRow(line, assignments));
  const asking = useAsk(openingSheetQuery, { input: { ...forAllOf(values), rows } });
  return (
    <SheetVerdict looked={props} asking={asking} verdictOf={({ openingSheet }) => openingSheet}>
      {(soundRows) => <Entering {...props} soundRows={soundRows} />}
    </SheetVerdict>
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
