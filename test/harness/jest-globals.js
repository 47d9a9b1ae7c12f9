/**
 * What `@jest/globals` is to modules that are evaluated once for many suites: each call goes to the suite that runs.
 * The runtime (`native.runtime.cjs`) says which that is.
 */
const RUNNING = Symbol.for('lphq.running-suite');

const ofRunning = (name) =>
  new Proxy(() => undefined, {
    apply: (_target, _self, words) => globalThis[RUNNING][name](...words),
    get: (_target, key) => globalThis[RUNNING][name][key],
  });

export const afterAll = ofRunning('afterAll');
export const afterEach = ofRunning('afterEach');
export const beforeAll = ofRunning('beforeAll');
export const beforeEach = ofRunning('beforeEach');
export const describe = ofRunning('describe');
export const expect = ofRunning('expect');
export const it = ofRunning('it');
export const jest = ofRunning('jest');
export const test = ofRunning('test');
