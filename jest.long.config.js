import usual from './jest.config.js';

/** What takes too long for every change (reliability.md, N): soak and large load, one at a time. */
export default { ...usual, testMatch: ['**/*.long-spec.ts'], maxWorkers: 1 };
