import { expect, test } from '@jest/globals';

import { createLogger } from './logger.js';
import { NestLogger } from './nest-logger.js';
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
  expect(line).not.toContain('m@example.org');
});

const ROW = 'Failing row contains (Miriam, m@example.org).';

test.each([
  ['detail', Object.assign(new Error('refused'), { detail: ROW, where: ROW, hint: ROW })],
  ['cause', new Error('refused', { cause: new Error(ROW) })],
  [
    'query',
    Object.assign(new Error('refused'), { query: ROW, parameters: [ROW], driverError: { detail: ROW } }),
  ],
])('what an error has besides its message and its place stays out: %s', (_, error) => {
  log.error({}, 'failed', Object.assign(error, { code: '23514', severity: 'ERROR' }));
  log.error({}, 'failed', error);
  expect(lines.splice(0).join()).not.toContain('m@example.org');
});

test.each([
  ['lines', 'first line\nContact: m@example.org\nlast line'],
  ['a line that looks like a call', 'first line\n    at m@example.org (file.ts:1:1)'],
  ['windows lines', 'first line\r\n  m@example.org'],
])('a message of several lines leaves no line in the stack: %s', (_, message) => {
  const error = Object.assign(new Error(message), { code: '22P02', severity: 'ERROR' });
  log.error({}, 'failed', error);
  const line = lines.pop() as string;
  expect(line).not.toContain('m@example.org');
  const { stack } = JSON.parse(line) as { stack: string[] };
  expect(stack[0]).toMatch(/^at .*logger\.spec\.ts/);
  expect(stack.length).toBeLessThanOrEqual(8);
});

test('a stack keeps its calls alone when the message was changed afterwards', () => {
  const error = new Error('m@example.org\nm@example.org');
  error.message = 'replaced';
  log.error({}, 'failed', error);
  expect(lines.pop()).not.toContain('m@example.org');
});

test('a fault that Nest reports is told as every other: a database error without its message', () => {
  const error = Object.assign(new Error('Key (email)=(m@example.org) exists'), {
    code: '23505',
    severity: 'ERROR',
  });
  new NestLogger(log).error(error);
  const line = lines.pop() as string;
  expect(line).not.toContain('m@example.org');
  expect(JSON.parse(line)).toMatchObject({ says: 'database error 23505' });
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
