import { describe, expect, test } from '@jest/globals';

import { linkWithin } from './link-within.js';

const ORIGIN = 'https://verify.example';
const CODE = '0000000000000000';
const PROOF = 'A'.repeat(80);
const SHORT = `${ORIGIN}/v/${CODE}`;
const FULL = `${SHORT}#${PROOF}`;

describe('the link within a text', () => {
  test.each([SHORT, FULL, `verify.example/v/${CODE}`, `${SHORT}?lang=fr`, FULL.toUpperCase()])(
    '%s',
    (link) => {
      for (const text of [
        link,
        `Here is my badge: ${link} thanks`,
        `<${link}>`,
        `(${link}).`,
        `Voici «\u00A0${link}\u00A0»!`,
        `a\n${link}\nb`,
      ])
        expect(linkWithin(text, ORIGIN)).toBe(link);
    },
  );

  test.each([
    ['no link', 'Here is my badge'],
    ['an address of somebody else', `See https://evil.example/v/${CODE} thanks`],
    ['two of ours', `${SHORT} or ${FULL}`],
    ['a code', `0000-0000 0000 0000`],
    ['a code in a sentence', `My code ${CODE}`],
    ['a token', 'a.b.c'],
    ['nothing', ''],
    ['one behind more words than anyone writes', `${'word '.repeat(200)}${SHORT}`],
  ])('is not looked for in %s', (_, text) => expect(linkWithin(text, ORIGIN)).toBe(text));
});
