import { Text } from '@mantine/core';

import { type Column, DataTable } from '../shell/data-table.js';
import { StateWord } from '../shell/state-word.js';
import { useSay } from '../wording/wording.js';
import { nameOf } from './sheet-columns.js';
import type { SheetLine } from './sheet-text.js';

export interface RowProblem {
  readonly row: number;
  readonly isWarning: boolean;
  readonly message: string;
}

interface Judged {
  readonly nr: number;
  readonly name: string;
  readonly isSound: boolean;
  readonly problems: readonly RowProblem[];
}

interface SheetPreviewProps {
  readonly lines: readonly SheetLine[];
  readonly soundRows: readonly number[];
  readonly problems: readonly RowProblem[];
}

/** Every line with its verdict; those that need correcting come first, in the order in which they stand. */
export function SheetPreview({ lines, soundRows, problems }: SheetPreviewProps) {
  const say = useSay();
  const judged = lines.map((line, row) => ({
    nr: row + 1,
    name: nameOf(line),
    isSound: soundRows.includes(row),
    problems: problems.filter((problem) => problem.row === row),
  }));
  const bad = judged.filter(({ isSound }) => !isSound);
  return (
    <>
      <Text mb="md">
        {say('portal.sheet.judged', { sound: soundRows.length, all: lines.length, bad: bad.length })}
      </Text>
      <DataTable
        caption={say('portal.sheet.lines')}
        columns={useColumns()}
        rows={[...bad, ...judged.filter(({ isSound }) => isSound)]}
        keyOf={({ nr }) => String(nr)}
      />
    </>
  );
}

function useColumns(): Column<Judged>[] {
  const say = useSay();
  return [
    { key: 'nr', title: say('portal.sheet.line'), isNumber: true, cell: ({ nr }) => nr },
    { key: 'name', title: say('portal.learners.name'), isHead: true, cell: ({ name }) => <bdi>{name}</bdi> },
    {
      key: 'verdict',
      title: say('portal.sheet.verdict'),
      cell: ({ isSound, problems }) => (
        <StateWord tone={isSound ? (problems.length > 0 ? 'warn' : 'good') : 'bad'}>
          {say(isSound ? 'portal.sheet.sound' : 'portal.sheet.to-correct')}
        </StateWord>
      ),
    },
    {
      key: 'problems',
      title: say('portal.sheet.problems'),
      cell: ({ problems }) =>
        problems.length === 0 ? (
          '–'
        ) : (
          <ul className="plain-list">
            {problems.map(({ message }) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        ),
    },
  ];
}
