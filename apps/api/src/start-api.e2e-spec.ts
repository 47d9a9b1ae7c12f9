import { readFile } from 'node:fs/promises';
import http, { type Server } from 'node:http';
import { connect } from 'node:net';

import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import supertest from 'supertest';

import { openTestApi, type TestApi } from '../../../test/harness/running-api.js';

let api: TestApi;
let server: Server;
beforeAll(async () => {
  const created = jest.spyOn(http, 'createServer');
  api = await openTestApi();
  server = created.mock.results[0]?.value as Server;
  created.mockRestore();
});
afterAll(() => api.close());

describe('slow and large senders (T98)', () => {
  test('have 10 s for their headers, 30 s for all of it, and so many requests on one line', () => {
    const { headersTimeout, requestTimeout, keepAliveTimeout, maxRequestsPerSocket } = server;
    expect({ headersTimeout, requestTimeout, keepAliveTimeout, maxRequestsPerSocket }).toEqual({
      headersTimeout: 10_000,
      requestTimeout: 30_000,
      keepAliveTimeout: 15_000,
      maxRequestsPerSocket: 1_000,
    });
  });

  test('headers over 8 KB are refused', async () => {
    expect((await supertest(api.url).get('/healthz').set('x-long', 'x'.repeat(9_000))).status).toBe(431);
  });
});

test.each(['/%', '/x/%ff', '/graphql/%E0%A4%A'])(
  'an address that cannot be read is refused in our own words: %s',
  async (path) => {
    const answer = await raw(path);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).toMatch(/content-security-policy: default-src 'none'/i);
    expect(answer).toMatch(/x-content-type-options: nosniff/i);
    expect(answer).toContain('"code":"BAD_REQUEST"');
    expect(answer).not.toMatch(/FST_|is not a valid url/);
  },
);

test('the version is the product’s own', async () => {
  const text = await readFile(new URL('../../../package.json', import.meta.url), 'utf8');
  const { version } = JSON.parse(text) as { version: string };
  expect((await supertest(api.url).get('/version')).body).toEqual({ version });
});

describe('when it closes', () => {
  test('in production it says for 5 s that it is not ready, and still answers', async () => {
    const seen: unknown[] = [];
    const live = await openTestApi({
      production: true,
      publicOrigin: 'https://portal.example.org',
      pause: async (milliseconds) => {
        const ready = await supertest(live.url).get('/readyz');
        seen.push(milliseconds, ready.status, (await supertest(live.url).get('/healthz')).status);
      },
    });
    await live.close();
    expect(seen).toEqual([5_000, 503, 200]);
  });

  test('in a demo it is gone at once', async () => {
    const pause = jest.fn(() => Promise.resolve());
    await (await openTestApi({ pause })).close();
    expect(pause).not.toHaveBeenCalled();
  });
});

/** Clients tidy addresses up; this one sends them as they are. */
function raw(path: string): Promise<string> {
  const { hostname, port, host } = new URL(api.url);
  return new Promise((resolve, reject) => {
    let answer = '';
    const line = connect(Number(port), hostname, () =>
      line.write(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`),
    );
    line.on('data', (chunk) => void (answer += chunk.toString()));
    line.on('end', () => resolve(answer)).on('error', reject);
  });
}
