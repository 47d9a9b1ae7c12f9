import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';

import { ActForm } from '../forms/act-form.js';
import type { Asking } from '../graphql/use-ask.js';
import { Asked } from '../shell/states.js';
import { useSay } from '../wording/wording.js';
import type { AgeRules } from './age-choices.js';
import { headingOf } from './sheet-columns.js';
import { SheetFields } from './sheet-fields.js';
import { type RowProblem, SheetPreview } from './sheet-preview.js';
import { SheetStep } from './sheet-step.js';
import { readSheet, type SheetColumn, type SheetText } from './sheet-text.js';
import { blankSheet, sheetSchema, type SheetValues } from './sheet-values.js';
import type { CommunityChoice } from './use-communities.js';

/** A sheet that is looked at: its id is drawn once, so that pressing twice takes no line twice. */
export interface Looked {
  readonly sheetId: string;
  readonly sheet: SheetText;
  readonly values: SheetValues;
  /** To the lines again, with what is still to be done in the box. */
  onBack(values: SheetValues): void;
}

interface SheetBoxProps {
  readonly title: string;
  /** How a line is written. */
  readonly hint: string;
  readonly columns: readonly SheetColumn[];
  readonly communities: readonly CommunityChoice[];
  readonly ages: AgeRules;
  /** The one that is chosen to begin with. */
  readonly community?: string | undefined;
  /** The second step, which the screen asks its own question about. */
  children(looked: Looked): ReactNode;
}

/** A sheet in two steps: the lines are written or pasted, then what would become of each is looked at. */
export function SheetBox({ title, hint, columns, communities, ages, community, children }: SheetBoxProps) {
  const say = useSay();
  const [written, setWritten] = useState({
    nr: 0,
    values: blankSheet(`${headingOf(columns)}\n`, community),
  });
  const [looked, setLooked] = useState<Looked | null>(null);
  const onBack = (values: SheetValues) => {
    setWritten(({ nr }) => ({ nr: nr + 1, values }));
    setLooked(null);
  };
  if (looked !== null) return children(looked);
  return (
    <SheetStep key={written.nr} title={title} takesFocus={written.nr > 0}>
      <ActForm
        schema={sheetSchema(columns)}
        initial={written.values}
        submit={say('portal.sheet.check')}
        busy={false}
        refusal={null}
        onSubmit={(values) => {
          setLooked({
            sheetId: crypto.randomUUID(),
            sheet: readSheet(values.lines, columns),
            values,
            onBack,
          });
          return Promise.resolve();
        }}
      >
        <SheetFields communities={communities} ages={ages} hint={hint} />
      </ActForm>
    </SheetStep>
  );
}

/** What the server says of the lines, or why it says nothing. */
type Verdict =
  | { readonly soundRows: readonly number[]; readonly problems: readonly RowProblem[] }
  | { readonly message: string };

interface SheetVerdictProps<Data> {
  readonly looked: Looked;
  readonly asking: Asking<Data>;
  verdictOf(data: Data): Verdict;
  /** The act on the lines that can be taken. */
  children(soundRows: readonly number[]): ReactNode;
}

/** The second step of a sheet: every line with its verdict, and the act below; or the way back to the lines. */
export function SheetVerdict<Data>({ looked, asking, verdictOf, children }: SheetVerdictProps<Data>) {
  const say = useSay();
  const { sheet, values, onBack } = looked;
  const shown = (verdict: Verdict) =>
    'soundRows' in verdict ? (
      <>
        <SheetPreview lines={sheet.lines} {...verdict} />
        {children(verdict.soundRows)}
      </>
    ) : (
      <>
        <p>{verdict.message}</p>
        <Button variant="default" onClick={() => onBack(values)}>
          {say('portal.sheet.back')}
        </Button>
      </>
    );
  return (
    <SheetStep title={say('portal.sheet.step-check')} takesFocus>
      <Asked asking={asking}>{(data) => shown(verdictOf(data))}</Asked>
    </SheetStep>
  );
}
