import { columnsOf, LEARNER_FIELDS, learnerRow, namesFrom } from '../learners/sheet-columns.js';
import type { SheetColumn, SheetLine } from '../learners/sheet-text.js';
import type { WordingKey } from '../wording/catalogues.js';

type Say = (key: WordingKey, values?: Readonly<Record<string, string | number>>) => string;

/** A learner, the day of enrolment, and a day and an assessor for each assignment. */
export function openingColumns(say: Say, assignments: readonly number[]): readonly SheetColumn[] {
  const ofLearners = columnsOf(say, LEARNER_FIELDS);
  const [names, others] = [ofLearners.slice(0, 2), ofLearners.slice(2)];
  const ofWorks = assignments.flatMap((assignment) => [
    {
      field: `completedOn.${assignment}`,
      names: namesFrom(say('portal.opening.column.day', { assignment })),
    },
    {
      field: `assessor.${assignment}`,
      names: namesFrom(say('portal.opening.column.assessor', { assignment })),
    },
  ]);
  const enrolledOn = { field: 'enrolledOn', names: namesFrom(say('portal.opening.column.enrolled-on')) };
  return [...names, enrolledOn, ...ofWorks, ...others];
}

/** The line as the server takes it. */
export function openingRow(line: SheetLine, assignments: readonly number[]) {
  const { cells } = line;
  return {
    ...learnerRow(line),
    enrolledOn: cells['enrolledOn'] ?? '',
    works: assignments.map((assignment) => ({
      assignment,
      completedOn: cells[`completedOn.${assignment}`] ?? '',
      assessor: cells[`assessor.${assignment}`] ?? '',
    })),
  };
}
