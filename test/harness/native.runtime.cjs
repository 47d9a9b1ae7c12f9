const { pathToFileURL } = require('node:url');

const RUNNING = Symbol.for('lphq.running-suite');
const TIMEOUT = Symbol.for('TEST_TIMEOUT_SYMBOL');
const HANDLERS = Symbol.for('EVENT_HANDLERS');
/** Circus keeps the state of each of its instances on the global object, under a symbol of its own. */
const CIRCUS_STATE = 'JEST_STATE_SYMBOL';

const loaded = new Set();

/**
 * How Jest's runner loads a suite here: as native modules of this process. What suites import is evaluated once for all
 * suites of a worker, as in production, and not once more for each of some hundred: that took most of a run. No suite
 * may therefore leave anything behind in a module; spies, timers, the environment and the console are put back.
 */
module.exports = class NativeRuntime {
  constructor(_config, environment) {
    this.environment = environment;
  }

  unstable_shouldLoadAsEsm() {
    return true;
  }

  /** The suite itself, or what is to be run before it. A suite that runs again in this process is evaluated again. */
  async unstable_importModule(path) {
    const { registerTypeScript } = await import('./ts-loader.js');
    registerTypeScript({ maps: process.env.LPHQ_TEST_MAPS ?? null });
    const url = pathToFileURL(path);
    if (loaded.has(path)) url.searchParams.set('run', String(loaded.size));
    loaded.add(path);
    await import(url.href);
  }

  /** Jest's own: a new instance of what holds the tests of a suite. */
  requireInternalModule(path) {
    delete require.cache[path];
    return require(path);
  }

  requireModule(path) {
    return require(path);
  }

  setGlobalsForRuntime(globals) {
    globalThis[RUNNING] = { ...globals, jest: this.environment.jest };
  }

  /** Positions in the stacks of failures are those of the sources. */
  getSourceMaps() {
    return this.environment.sourceMaps;
  }

  getAllCoverageInfoCopy() {
    return undefined;
  }

  enterTestCode() {}

  leaveTestCode() {}

  teardown() {
    delete globalThis[RUNNING];
    delete globalThis[TIMEOUT];
    delete globalThis[HANDLERS];
    for (const symbol of Object.getOwnPropertySymbols(globalThis))
      if (symbol.description === CIRCUS_STATE) delete globalThis[symbol];
  }
};
