import { describe, expect, test } from '@jest/globals';

import { presentedIn, presentedInForm } from './presented.js';
import { Refusal } from './refusal.js';

const fieldRefused = (contentType: string | undefined, body: unknown): string => {
  try {
    presentedIn(contentType, body);
    return 'nothing';
  } catch (error) {
    if (error instanceof Refusal) return `${error.getStatus()} ${error.complaint.field}`;
    throw error;
  }
};
const bytes = (text: string): Buffer => Buffer.from(text);

describe('what a request presents', () => {
  test.each(['text/plain; charset=utf-8', 'application/jwt', 'Application/VC+JWT', undefined])(
    'is the raw body of %s, to the letter',
    (type) => expect(presentedIn(type, bytes(' a.b.c\n')).text).toBe(' a.b.c\n'),
  );

  test.each([
    '"a.b.c"',
    '{"credential":"a.b.c"}',
    '{"link":"a.b.c"}',
    '{"proof":"a.b.c"}',
    '{"jwt":"a.b.c"}',
  ])('is the one text in %s', (body) =>
    expect(presentedIn('application/json', bytes(body)).text).toBe('a.b.c'),
  );

  test('is the form’s pasted text, without the blanks around it', () => {
    expect(presentedInForm('application/x-www-form-urlencoded', bytes('presented=%20a.b%2Ec%0A'))).toEqual({
      field: 'presented',
      text: 'a.b.c',
    });
  });
});

describe('a request is refused with its field named', () => {
  test.each([
    ['text/plain', undefined, '400 body'],
    ['text/plain', bytes('  '), '400 body'],
    ['text/plain', Buffer.from([0xff, 0xfe]), '400 body'],
    ['text/html', bytes('x'), '400 Content-Type'],
    ['application/x-www-form-urlencoded', bytes('presented=x'), '400 Content-Type'],
    ['application/json', bytes('{'), '400 body'],
    ['application/json', bytes('null'), '400 body'],
    ['application/json', bytes('[]'), '400 body'],
    ['application/json', bytes('[["jwt","x"]]'), '400 body'],
    ['application/json', bytes('{}'), '400 body'],
    ['application/json', bytes('{"jwt":"x","link":"y"}'), '400 body'],
    ['application/json', bytes('{"token":"x"}'), '400 body'],
    ['application/json', bytes('{"__proto__":"x"}'), '400 body'],
    ['application/json', bytes('{"jwt":7}'), '400 jwt'],
    ['application/json', bytes('{"credential":{}}'), '400 credential'],
    ['application/json', bytes('{"link":""}'), '400 link'],
    ['application/json', bytes('['.repeat(500_000)), '400 body'],
  ])('%s %.30s: %s', (type, body, expected) => {
    expect(fieldRefused(type, body)).toBe(expected);
  });
});
