import type { EntityManager } from 'typeorm';

import { runnerOf, type Unit } from './unit.js';

/** The unit's tables, for row classes. Stores only. */
export function rows(unit: Unit): EntityManager {
  return runnerOf(unit).manager;
}

/** Runs one parameterised statement in the unit. Stores only; the text is a literal, values are parameters. */
export async function query<Row>(
  unit: Unit,
  sql: string,
  parameters: readonly unknown[] = [],
): Promise<Row[]> {
  const answer: unknown = await runnerOf(unit).query(sql, [...parameters]);
  return rowsOf<Row>(answer);
}

/** TypeORM answers `[rows, count]` for UPDATE and DELETE, plain rows otherwise. */
function rowsOf<Row>(answer: unknown): Row[] {
  if (!Array.isArray(answer)) return [];
  const isCounted = answer.length === 2 && Array.isArray(answer[0]) && typeof answer[1] === 'number';
  return (isCounted ? answer[0] : answer) as Row[];
}
