import { setTimeout as pause } from 'node:timers/promises';

import { expect, test } from '@jest/globals';

import { createLogger } from '#platform/telemetry';

import { eventually } from '../../../test/harness/eventually.js';
import { JobLoop } from './job-loop.js';

const silent = createLogger('test', 'silent');

function loopOf(run: () => Promise<number>, every = 10_000): JobLoop {
  return new JobLoop({ name: 'test', run }, every, silent);
}

test('a nudge runs the job, and again until nothing is left', async () => {
  let waiting = 3;
  let runs = 0;
  const loop = loopOf(() => {
    runs += 1;
    return Promise.resolve(waiting > 0 ? waiting-- : 0);
  });
  loop.nudge();
  await eventually(
    () => Promise.resolve(runs),
    (count) => count >= 4,
  );
  await loop.stop();
  expect(runs).toBe(4);
});

test('nudges during a run make one more run, never two at a time', async () => {
  let runs = 0;
  let together = 0;
  const loop = loopOf(async () => {
    runs += 1;
    together += 1;
    expect(together).toBe(1);
    await pause(10);
    together -= 1;
    return 0;
  });
  for (let count = 0; count < 5; count += 1) loop.nudge();
  await eventually(
    () => Promise.resolve([runs, together]),
    ([begun, underWay]) => begun === 2 && underWay === 0,
  );
  await loop.stop();
  expect(runs).toBe(2);
});

test('without a nudge it runs again by itself, also after a failure', async () => {
  let runs = 0;
  await new Promise<void>((thirdRun) => {
    const loop = loopOf(() => {
      runs += 1;
      if (runs === 3) void loop.stop().then(thirdRun);
      return runs === 1 ? Promise.reject(new Error('down')) : Promise.resolve(0);
    }, 5);
    loop.nudge();
  });
  expect(runs).toBe(3);
});

test('stop waits for the run that is under way and allows no other', async () => {
  let finished = false;
  const loop = loopOf(async () => {
    await pause(20);
    finished = true;
    return 0;
  });
  loop.nudge();
  await loop.stop();
  expect(finished).toBe(true);
  loop.nudge();
  await pause(5);
});
