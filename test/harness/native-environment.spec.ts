import { createRequire } from 'node:module';

import { expect, type jest, test } from '@jest/globals';

interface Environment {
  readonly jest: typeof jest;
  teardown(): Promise<void>;
}
const { default: NativeEnvironment } = createRequire(import.meta.url)('./native.environment.js') as {
  default: new (of: { projectConfig: object }) => Environment;
};

test('a suite that would end its process is at fault, so those after it run', async () => {
  const environment = new NativeEnvironment({ projectConfig: { fakeTimers: {} } });
  expect(() => process.exit(0)).toThrow('A suite ends no process');
  await environment.teardown();
});

test('what a suite changes of its process is put back when it ends', async () => {
  const before = { console: globalThis.console, exit: process.exit, wait: globalThis.setTimeout };
  const environment = new NativeEnvironment({ projectConfig: { fakeTimers: {} } });
  const room = { says: () => 'so' };
  environment.jest.spyOn(room, 'says').mockReturnValue('otherwise');
  environment.jest.useFakeTimers();
  process.env['PLANTED_BY_A_SUITE'] = 'there';
  process.exit = (() => undefined) as never;
  globalThis.console = { ...before.console };
  expect([room.says(), globalThis.setTimeout === before.wait]).toEqual(['otherwise', false]);
  await environment.teardown();
  expect(room.says()).toBe('so');
  expect(process.env).not.toHaveProperty('PLANTED_BY_A_SUITE');
  expect({ console: globalThis.console, exit: process.exit, wait: globalThis.setTimeout }).toEqual(before);
  expect(globalThis.console).toBe(before.console);
});
