import { describe, expect, test } from '@jest/globals';

import { isAllowedHost } from './allowed-host.js';

describe('isAllowedHost', () => {
  test.each([
    ['verify.example', 'https://verify.example', true],
    ['VERIFY.example', 'https://verify.example', true],
    ['verify.example:443', 'https://verify.example', false],
    ['verify.example.evil.example', 'https://verify.example', false],
    ['verify.example@evil.example', 'https://verify.example', false],
    ['localhost:3001', 'https://verify.example', false],
    [undefined, 'https://verify.example', false],
    ['', 'http://localhost:3001', false],
    ['localhost:3001', 'http://localhost:3001', true],
    ['localhost:45123', 'http://localhost:3001', true],
    ['127.0.0.1', 'http://localhost:3001', true],
    ['[::1]:3001', 'http://localhost:3001', true],
    ['localhost.evil.example', 'http://localhost:3001', false],
    ['evil.example:80', 'http://127.0.0.1:3001', false],
  ])('%s at %s: %s', (host, origin, expected) => {
    expect(isAllowedHost(host, new URL(origin))).toBe(expected);
  });
});
