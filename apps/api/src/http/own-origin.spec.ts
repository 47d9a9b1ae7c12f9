import { describe, expect, test } from '@jest/globals';

import { OwnOrigin } from './own-origin.js';

const LIVE = new OwnOrigin('https://portal.example.org');
const DEMO = new OwnOrigin('http://localhost:3000');

describe('a host', () => {
  test.each([
    [LIVE, 'portal.example.org', true],
    [LIVE, 'PORTAL.example.org:443', true],
    [LIVE, 'evil.example', false],
    [LIVE, 'portal.example.org.evil.example', false],
    [LIVE, 'portal.example.org:8443', false],
    [LIVE, 'localhost', false],
    [LIVE, 'evil.example/@portal.example.org', false],
    [LIVE, 'evil@portal.example.org', false],
    [LIVE, '', false],
    [LIVE, undefined, false],
    [DEMO, 'localhost:3000', true],
    [DEMO, '127.0.0.1:49152', true],
    [DEMO, '[::1]:3000', true],
    [DEMO, 'localhost.evil.example', false],
    [DEMO, '169.254.169.254', false],
  ])('%# %j %s', (own, host, isOurs) => expect(own.ownsHost(host)).toBe(isOurs));
});

describe('an origin', () => {
  test.each([
    [LIVE, 'https://portal.example.org', true],
    [LIVE, 'http://portal.example.org', false],
    [LIVE, 'https://verify.example.org', false],
    [LIVE, 'https://portal.example.org.evil.example', false],
    [LIVE, 'null', false],
    [LIVE, '', false],
    [LIVE, 'http://localhost:3000', false],
    [DEMO, 'http://localhost:3000', true],
    [DEMO, 'http://127.0.0.1:3000', true],
    [DEMO, 'https://evil.example', false],
    [DEMO, 'http://localhost:3000/path', false],
  ])('%# %j %s', (own, origin, isOurs) => expect(own.ownsOrigin(origin)).toBe(isOurs));
});
