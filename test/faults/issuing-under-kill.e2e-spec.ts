import { afterAll, beforeAll, test } from '@jest/globals';

import { KillScene } from './kill-scene.js';

let scene: KillScene;

beforeAll(async () => {
  scene = await KillScene.opens();
});
afterAll(() => scene.close());

test('kill -9 of the api and both workers, 20 times while 500 badges are issued: each is issued once and recorded (P03, T18, T28)', async () => {
  await scene.issuesUnderKill(500, 2);
}, 600_000);
