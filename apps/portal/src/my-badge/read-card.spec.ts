import { describe, expect, test } from '@jest/globals';

import { formatCode, parseCode } from '#proof/compact';

import { readCard } from './read-card.js';

const ORIGIN = 'https://verify.lphq.ca';
const CODE = '7K3F9QX2M5T8W1YK';
const PROOF = 'A'.repeat(360);
const shown = { kind: 'card', code: CODE, page: `${ORIGIN}/v/${CODE}` };
const CAPITALS = `HTTPS://VERIFY.LPHQ.CA/V/${CODE}`;

test('the code of these examples is one', () => expect(parseCode(CODE).kind).toBe('code'));

describe('what stands on a card is shown in capitals', () => {
  test.each([
    ['the code as it is printed', formatCode(CODE as never)],
    ['typed small, with spaces', '  7k3f 9qx2 m5t8 w1yk '],
    ['with O for 0 and l for 1', '7K3F9QX2M5T8WlYK'],
    ['the link', `${ORIGIN}/v/${CODE}`],
    ['the link as a scanner reads it', CAPITALS],
    ['the address of the page that it opened', `${ORIGIN}/v/${CODE}?lang=fr`],
  ])('%s', (_, typed) => {
    expect(readCard(typed, ORIGIN)).toEqual({ ...shown, symbol: CAPITALS });
  });
});

test('a link with its proof is shown with it', () => {
  const full = `${ORIGIN}/v/${CODE}#${PROOF}`;
  expect(readCard(full, ORIGIN)).toEqual({ ...shown, symbol: full });
});

describe('nothing is shown', () => {
  test.each([
    ['of nothing', '  ', 'empty'],
    ['of a slip of the finger', '7K3F9QX2M5T8W1YJ', 'mistyped'],
    ['of a link with one', `${ORIGIN}/v/7K3F9QX2M5T8W1YJ`, 'mistyped'],
    ['of another site', `https://verify.lphq.ca.example/v/${CODE}`, 'foreign'],
    ['of another site behind our name', `https://verify.lphq.ca@elsewhere.example/v/${CODE}`, 'foreign'],
    ['of a script', `javascript:alert(1)//${ORIGIN}/v/${CODE}`, 'foreign'],
    ['of half a code', '7K3F9QX2', 'malformed'],
    ['of a proof without its link', PROOF, 'malformed'],
    ['of words', 'my badge', 'malformed'],
  ])('%s', (_, typed, kind) => {
    expect(readCard(typed, ORIGIN)).toEqual({ kind });
  });
});
