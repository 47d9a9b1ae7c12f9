import { describe, expect, test } from '@jest/globals';

import type { CalendarDay } from '#platform/clock';

import { readReason } from './read-reason.js';
import { readSubmission } from './read-submission.js';

const TODAY = '2026-11-21' as CalendarDay;
const TEXT = { assignment: 1, completedOn: '2026-11-21' };

describe('a submission', () => {
  test('of today, without link and note, is read', () => {
    expect(readSubmission({ ...TEXT, evidenceLink: '  ' }, TODAY)).toEqual({
      kind: 'submission',
      submission: {
        assignment: 1,
        completedOn: TODAY,
        evidenceLink: null,
        note: null,
        evidenceFileId: null,
        backdatedBecause: null,
      },
    });
  });

  test('keeps the link as browsers write it and the lines of the note', () => {
    const read = readSubmission(
      { ...TEXT, evidenceLink: 'https://Example.org/a', note: 'one\r\ntwo ' },
      TODAY,
    );
    expect(read).toMatchObject({ submission: { evidenceLink: 'https://example.org/a', note: 'one\ntwo' } });
  });

  test.each([
    ['completedOn', '2026-11-22', 'in-the-future'],
    ['completedOn', '2026-02-30', 'impossible-day'],
    ['completedOn', '21.11.2026', 'not-a-day'],
    ['completedOn', '', 'empty'],
    ['evidenceLink', 'javascript:alert(1)', 'not-https'],
    ['evidenceLink', 'http://example.org/a', 'not-https'],
    ['evidenceLink', 'see my desk', 'not-a-link'],
    ['note', 'hello \u202e dlrow', 'bidi-control'],
    ['note', 'a\u0000b', 'control-character'],
    ['note', 'x'.repeat(2001), 'too-long'],
    ['evidenceFileId', 'x', 'not-a-choice'],
    ['backdatedBecause', 'x'.repeat(1001), 'too-long'],
  ])('with %s “%s” is refused: %s', (field, value, because) => {
    expect(readSubmission({ ...TEXT, [field]: value }, TODAY)).toMatchObject({
      kind: 'invalid-input',
      problems: [{ field, because }],
    });
  });

  test('names all its problems at once', () => {
    const read = readSubmission(
      { assignment: 1, completedOn: 'x', evidenceLink: 'x', note: '\u0007' },
      TODAY,
    );
    expect(read).toMatchObject({
      problems: [{ field: 'completedOn' }, { field: 'evidenceLink' }, { field: 'note' }],
    });
  });
});

test('a return needs a reason of at most 1,000 characters', () => {
  expect(readReason(' Page two. ')).toEqual({ kind: 'reason', reason: 'Page two.' });
  expect(readReason('  ')).toMatchObject({ problems: [{ field: 'reason', because: 'empty' }] });
  expect(readReason('x'.repeat(1001))).toMatchObject({ problems: [{ because: 'too-long' }] });
});
