import request from 'supertest';

import { createLogger } from '#platform/telemetry';

import { startVerifier, type Verifier } from '../../apps/verifier/src/start-verifier.js';
import type { VerifierSettings } from '../../apps/verifier/src/verifier-settings.js';
import { openTestDatabase } from '../harness/database.js';
import { HandClock } from './hand-clock.js';
import { aRoadTo, type Road } from './road.js';
import { aScanScene } from './scan-scene.js';

export const NOW = '2026-11-21T19:32:00Z';
export const ORIGIN = 'http://localhost:3001';

/** A verifier over a database of its own, one good badge to be scanned, and a clock that is moved by hand. */
export async function openVerifierScene() {
  const clock = new HandClock(NOW);
  const db = await openTestDatabase();
  const scene = await aScanScene(db, ORIGIN, clock.now());
  await scene.publish(1);
  const badge = await scene.issues();
  const settings = {
    ...{ port: 0, host: '127.0.0.1', verifyOrigin: ORIGIN, databaseUrl: db.urls.public },
    ...{ rootPublicJwk: scene.tree.root.jwk, trustedProxies: [], production: false },
  };
  const settingsOf = (databaseUrl: string) => ({ ...settings, databaseUrl });
  const doors = doorsAt(clock, db.urls.public);
  const verifier = await doors.open(settings);
  const close = async (): Promise<void> => {
    await doors.close();
    await db.close();
  };
  return { ...doors, ...asksOf(verifier), clock, db, scene, badge, settingsOf, verifier, close };
}

/** Verifiers and roads as a test wants them; each is closed in the end, whatever becomes of the test. */
function doorsAt(clock: HandClock, databaseUrl: string) {
  const lines: string[] = [];
  const log = createLogger('verifier', 'info', { write: (line: string) => void lines.push(line) });
  const opened: Verifier[] = [];
  const roads: Road[] = [];
  return {
    /** What all of them logged. */
    lines,
    open: async (settings: VerifierSettings): Promise<Verifier> => {
      const another = await startVerifier(settings, { clock, log });
      opened.push(another);
      return another;
    },
    aRoad: async (): Promise<Road> => {
      const road = await aRoadTo(databaseUrl);
      roads.push(road);
      return road;
    },
    close: async (): Promise<void> => {
      await Promise.all(opened.map((another) => another.close()));
      for (const road of roads) road.close();
    },
  };
}

function asksOf({ url }: Verifier) {
  const get = (path: string) => request(url).get(path);
  return {
    get,
    post: (body: string | Buffer, type = 'text/plain') =>
      request(url).post('/api/v1/verify').set('content-type', type).send(body),
    outcomeOf: async (path: string): Promise<string> =>
      ((await get(path).set('accept', 'application/json')).body as { outcome: string }).outcome,
  };
}
