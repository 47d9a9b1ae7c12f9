import '#authority/agencies';
import '#communities/register';
import '#learners/badges';
import '#learners/completions';
import '#learners/programme';
import '#learners/roster';
import '#proof/signing';

import { readFile } from 'node:fs/promises';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { describeSchema } from '../../apps/operator/src/database/describe-schema.js';
import { openTestDatabase, type TestDatabase } from '../harness/database.js';

let db: TestDatabase;

beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

test('an empty database becomes migrations/schema.sql', async () => {
  expect(await describeSchema(db.adminUrl)).toBe(await readFile('migrations/schema.sql', 'utf8'));
});

test('every row class names columns that exist, and may be null only where the column may', async () => {
  const metadatas = db.database.pool('tenant').entityMetadatas;
  expect(metadatas.length).toBeGreaterThan(0);
  for (const { tableName, columns } of metadatas) {
    const inCatalogue = await db.adminQuery<{ name: string; nullable: boolean }>(
      `select column_name as name, is_nullable = 'YES' as nullable from information_schema.columns where table_name = $1`,
      [tableName],
    );
    const nullable = new Map(inCatalogue.map((column) => [column.name, column.nullable]));
    for (const column of columns) {
      const where = `${tableName}.${column.databaseName}`;
      expect({ where, nullable: nullable.get(column.databaseName) }).toEqual({
        where,
        nullable: column.isNullable,
      });
    }
  }
});
