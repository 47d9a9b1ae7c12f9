import { afterAll, beforeAll, test } from '@jest/globals';

import { KillScene } from '../faults/kill-scene.js';

const AN_HOUR = 3_600_000;

let scene: KillScene;

beforeAll(async () => {
  scene = await KillScene.opens();
});
afterAll(() => scene.close());

test(
  'P03: kill -9 fifty times while 10,000 badges are issued: each is issued once and recorded',
  () => scene.issuesUnderKill(10_000, 5),
  AN_HOUR,
);
