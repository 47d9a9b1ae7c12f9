import { expect, test } from '@jest/globals';

import { type Command, parseArguments, refuseUnknown, UsageRefused } from './command.js';

const PEOPLE: Command = {
  name: 'people',
  explains: '',
  needs: () => [],
  takes: ['email', 'role'],
  run: () => Promise.resolve({ text: '', data: null }),
};

test('arguments are words, flags and options', () => {
  expect(parseArguments(['people', 'add', '--json', '--name=A=B'])).toEqual({
    words: ['people', 'add'],
    flags: new Set(['json']),
    options: new Map([['name', 'A=B']]),
  });
});

test.each(['--rol=AGENCY_ASSESSOR', '--bogus'])('an option that nobody knows is refused: %s', (slip) => {
  expect(() => refuseUnknown(PEOPLE, parseArguments(['people', 'add', '--email=a@b.example', slip]))).toThrow(
    UsageRefused,
  );
});

test('what the command takes, and --json, are taken', () => {
  refuseUnknown(PEOPLE, parseArguments(['people', 'add', '--email=a@b.example', '--role=X', '--json']));
});
