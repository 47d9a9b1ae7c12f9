import { expect, test } from '@jest/globals';

import { Repeated } from './repeated.js';

const HOURLY = 3_600_000;

/** Work that ends when it is told to. */
class Work {
  begun = 0;
  private end = (): void => undefined;

  readonly run = (): Promise<void> => {
    this.begun += 1;
    return new Promise((resolve) => (this.end = resolve));
  };

  async ends(): Promise<void> {
    this.end();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

test('what nudges while it works is looked at once more, and never by two at a time', async () => {
  const work = new Work();
  const repeated = new Repeated(work.run, HOURLY);
  const started = repeated.start();
  repeated.nudge();
  repeated.nudge();
  expect(work.begun).toBe(1);
  await work.ends();
  expect(work.begun).toBe(2);
  await work.ends();
  await started;
  expect(work.begun).toBe(2);
  repeated.nudge();
  expect(work.begun).toBe(3);
  const stopped = repeated.stop();
  await work.ends();
  await stopped;
});

test('works again by itself', async () => {
  let times = 0;
  const repeated = new Repeated(async () => void (times += 1), 5);
  await repeated.start();
  while (times < 3) await new Promise((resolve) => setTimeout(resolve, 5));
  await repeated.stop();
  expect(times).toBeGreaterThanOrEqual(3);
});
