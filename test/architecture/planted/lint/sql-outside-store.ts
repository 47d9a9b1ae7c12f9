// planted: @typescript-eslint/no-restricted-imports
import { query, type ReadUnit } from '#platform/persistence';

export function planted(unit: ReadUnit): Promise<unknown> {
  return query(unit, 'select 1');
}
