/** Native ESM: run through `npm test`, which sets --experimental-vm-modules. */
const transform = {
  '^.+\\.tsx?$': [
    '@swc/jest',
    {
      jsc: {
        parser: { syntax: 'typescript', tsx: true, decorators: true },
        transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' } },
        target: 'es2022',
        keepClassNames: true,
        experimental: { keepImportAttributes: true },
      },
      module: { type: 'es6' },
      sourceMaps: 'inline',
    },
  ],
};

export default {
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/migrations', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts', '**/*.spec.tsx', '**/*.e2e-spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/architecture/planted/'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  transform,
  transformIgnorePatterns: ['/node_modules/'],
  globalSetup: '<rootDir>/test/harness/start-database.js',
  globalTeardown: '<rootDir>/test/harness/stop-database.js',
  testSequencer: '<rootDir>/test/harness/longest-first.sequencer.js',
  // Jest would leave one core of two idle; a third worker makes connections wait longer than their pools do.
  maxWorkers: 2,
  // A suite's modules stay in memory for good (native ESM): a worker that has grown is begun anew.
  workerIdleMemoryLimit: '1500MB',
  // No promise about time: the workers share their cores with servers and browsers, and on a busy machine a little takes long.
  testTimeout: 120_000,
  reporters: ['default', '<rootDir>/test/harness/closing-line.reporter.js'],
};
