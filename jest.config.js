/** Suites are native modules, run in their worker's own process: see test/harness/native.runtime.cjs. */
export default {
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/migrations', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts', '**/*.spec.tsx', '**/*.e2e-spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/architecture/planted/'],
  testEnvironment: '<rootDir>/test/harness/native.environment.js',
  runtime: '<rootDir>/test/harness/native.runtime.cjs',
  transform: {},
  globalSetup: '<rootDir>/test/harness/start-database.js',
  globalTeardown: '<rootDir>/test/harness/stop-database.js',
  testSequencer: '<rootDir>/test/harness/longest-first.sequencer.js',
  // Three for two cores: while one suite waits for a browser, a database or a process, two others have work.
  maxWorkers: 3,
  // Modules stay in memory for good: a worker that has grown is begun anew.
  workerIdleMemoryLimit: '1500MB',
  // No promise about time: the workers share their cores with servers and browsers, and on a busy machine a little takes long.
  testTimeout: 120_000,
  reporters: ['default', '<rootDir>/test/harness/closing-line.reporter.js'],
};
