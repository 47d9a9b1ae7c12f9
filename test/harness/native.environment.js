import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';

import { mapFileOf } from './ts-loader.js';

/** Packages that `@jest/globals` itself stands on. */
const fromJest = createRequire(createRequire(import.meta.url).resolve('@jest/globals'));
const { ModuleMocker } = fromJest('jest-mock');
const { ModernFakeTimers } = createRequire(fromJest.resolve('@jest/environment'))('@jest/fake-timers');

const TIMEOUT = Symbol.for('TEST_TIMEOUT_SYMBOL');

/** This very process, with its one set of globals: what a suite changes of them is put back when it ends. */
export default class NativeEnvironment {
  constructor({ projectConfig }) {
    this.global = globalThis;
    this.moduleMocker = new ModuleMocker(globalThis);
    this.fakeTimers = null;
    this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global: globalThis });
    this.jest = jestOf(this.moduleMocker, this.fakeTimersModern);
    this.sourceMaps = new SourceMaps();
    this.before = { console: globalThis.console, exit: process.exit, env: { ...process.env } };
    process.exit = noExit;
  }

  async setup() {}

  async teardown() {
    const { console, exit, env } = this.before;
    this.moduleMocker.restoreAllMocks();
    this.fakeTimersModern.dispose();
    globalThis.console = console;
    process.exit = exit;
    for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
    Object.assign(process.env, env);
  }

  exportConditions() {
    return ['source', 'node', 'node-addons'];
  }

  /** There is none: suites run where Node runs everything. */
  getVmContext() {
    return null;
  }
}

/** A suite that ended the process would end those after it unrun, and the run would still be called good. */
function noExit(code) {
  throw new Error(`A suite ends no process: process.exit(${code ?? ''}).`);
}

/** As much of Jest's own object as our suites use. No modules are mocked here: a collaborator is passed in. */
const jestOf = (mocker, timers) => ({
  fn: mocker.fn.bind(mocker),
  spyOn: mocker.spyOn.bind(mocker),
  restoreAllMocks: () => mocker.restoreAllMocks(),
  setTimeout: (milliseconds) => void (globalThis[TIMEOUT] = milliseconds),
  useFakeTimers: (choices) => timers.useFakeTimers(choices),
  useRealTimers: () => timers.useRealTimers(),
  advanceTimersByTime: (milliseconds) => timers.advanceTimersByTime(milliseconds),
  advanceTimersByTimeAsync: (milliseconds) => timers.advanceTimersByTimeAsync(milliseconds),
});

/**
 * The map of a compiled file, looked for the first time that a stack names that file: it is written before the file is
 * evaluated. Errors are made by the thousand, of some twenty frames each, and the looking would cost more than they do.
 */
class SourceMaps extends Map {
  get(url) {
    const folder = process.env.LPHQ_TEST_MAPS;
    if (folder === undefined || !url.startsWith('file:')) return undefined;
    if (!this.has(url)) {
      const file = mapFileOf(folder, url);
      this.set(url, existsSync(file) ? file : undefined);
    }
    return super.get(url);
  }
}
