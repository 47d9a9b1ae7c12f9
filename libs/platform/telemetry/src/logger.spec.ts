import { expect, test } from '@jest/globals';

import { createLogger } from './logger.js';
import { newRequestNumber } from './request-number.js';

const lines: string[] = [];
const log = createLogger('test', 'info', { write: (line: string) => void lines.push(line) });

test('a field that is not on the list never reaches the log (T58)', () => {
  log.info({ route: '/v/:code', name: 'Miriam', email: 'm@example.org' }, 'scanned');
  expect(JSON.parse(lines.pop() as string)).toMatchObject({ route: '/v/:code', msg: 'scanned' });
  expect(lines.join()).not.toContain('Miriam');
});

test('a database error is logged without the row that it quotes', () => {
  const error = Object.assign(new Error('Key (email)=(m@example.org) exists'), {
    code: '23505',
    severity: 'ERROR',
    constraint: 'accounts_email_unique',
  });
  log.error({}, 'failed', error);
  const line = lines.pop() as string;
  expect(JSON.parse(line)).toMatchObject({
    says: 'database error 23505',
    constraint: 'accounts_email_unique',
  });
  expect(line.replaceAll(/"stack":\[.*?\]/g, '')).not.toContain('m@example.org');
});

test('a line break in a value stays inside its one line', () => {
  log.warn({ code: 'a\r\n{"level":60}\u001b[2J' }, 'odd');
  expect((lines.pop() as string).trimEnd().split('\n')).toHaveLength(1);
});

test('request numbers can be read out and do not repeat', () => {
  const numbers = new Set(Array.from({ length: 1_000 }, newRequestNumber));
  expect(numbers.size).toBe(1_000);
  for (const number of numbers) expect(number).toMatch(/^[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}$/);
});
