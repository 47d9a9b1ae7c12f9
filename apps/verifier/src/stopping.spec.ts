import { connect, type Socket } from 'node:net';

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';

import { HandClock } from '../../../test/builders/hand-clock.js';
import { aScanScene, type ScanScene } from '../../../test/builders/scan-scene.js';
import { aVerifierOf } from '../../../test/builders/verifier.builder.js';
import { openTestDatabase, type TestDatabase } from '../../../test/harness/database.js';
import type { Verifier } from './start-verifier.js';

const clock = new HandClock('2026-11-21T19:32:00Z');
const ORIGIN = 'http://localhost:3001';
const HEAD = 'HTTP/1.1\r\nHost: localhost:3001\r\nConnection: close\r\n\r\n';

let db: TestDatabase;
let scene: ScanScene;

beforeAll(async () => {
  db = await openTestDatabase();
  scene = await aScanScene(db, ORIGIN, clock.now());
  await scene.publish(1);
});
afterAll(() => db.close());

const open = (databaseUrl: string): Promise<Verifier> => aVerifierOf(scene, databaseUrl, { clock });

/** A connection, and all that came over it until it ended. */
class Line {
  private text = '';
  private readonly ended: Promise<void>;

  private constructor(private readonly socket: Socket) {
    socket.setEncoding('utf8').on('data', (piece: string) => (this.text += piece));
    socket.on('error', () => undefined);
    this.ended = new Promise((resolve) => socket.once('close', () => resolve()));
  }

  static async to(url: string): Promise<Line> {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject));
    return new Line(socket);
  }

  asks(path: string): void {
    this.socket.write(`GET ${path} ${HEAD}`);
  }

  async all(): Promise<string> {
    await this.ended;
    return this.text;
  }
}

test('P29: a stop drops none of fifty requests that are being answered, and takes no other', async () => {
  const verifier = await open(db.urls.public);
  const { code } = await scene.issues();
  const lines = await Promise.all(Array.from({ length: 50 }, () => Line.to(verifier.url)));
  const holder = new pg.Client({ connectionString: db.adminUrl });
  await holder.connect();
  await holder.query('begin; lock table badges in access exclusive mode');
  for (const line of lines) line.asks(`/api/v1/verify/${code}`);
  // What was sent before this was asked was read before it is answered: all fifty wait for the record now.
  await fetch(`${verifier.url}/healthz`);
  await fetch(`${verifier.url}/healthz`);
  const stopped = verifier.close();
  await holder.query('rollback');
  await holder.end();

  const told = await Promise.all(lines.map((line) => line.all()));
  await stopped;
  const whole = /^HTTP\/1\.1 (?:200|503) .*\r\n\r\n\{"outcome":"(?:VALID|CANNOT_CHECK)".*\}$/s;
  expect(told.filter((text) => !whole.test(text))).toEqual([]);
  await expect(Line.to(verifier.url)).rejects.toThrow('ECONNREFUSED');
});

test('P07: two hundred at once are all answered', async () => {
  const verifier = await open(db.urls.public);
  const codes = await Promise.all(Array.from({ length: 20 }, () => scene.issues()));
  const lines = await Promise.all(Array.from({ length: 200 }, () => Line.to(verifier.url)));
  for (const [place, line] of lines.entries()) line.asks(`/api/v1/verify/${codes[place % 20]!.code}`);
  const told = await Promise.all(lines.map((line) => line.all()));
  expect(told.filter((text) => !/^HTTP\/1\.1 (?:200|503) .*\}$/s.test(text))).toEqual([]);
  await verifier.close();
});
