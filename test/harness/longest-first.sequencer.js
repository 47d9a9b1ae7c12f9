import { relative } from 'node:path';

/**
 * The suites that take longest, longest first: one that began last would have the end of the run to itself, with the
 * other workers idle. What a suite is called tells it on every machine, a clean clone's first run included.
 */
const LONGEST = [
  'test/browser/tour.e2e-spec.ts',
  'test/browser/tour-in-french.e2e-spec.ts',
  'test/attacks/injection.e2e-spec.ts',
  'test/isolation/root-fields.e2e-spec.ts',
  'test/faults/issuing-under-kill.e2e-spec.ts',
  'test/start/clean-clone.e2e-spec.ts',
  'test/browser/managers-day.e2e-spec.ts',
  'test/browser/first-light.e2e-spec.ts',
  'test/faults/pool-leak.spec.ts',
  'test/faults/jobs-under-kill.e2e-spec.ts',
  'test/browser/opening-records.e2e-spec.ts',
];
/** After them, by kind: what drives browsers and processes, what asks an api, and what stays in its own process. */
const KINDS = [/^test\//, /\.e2e-spec\.ts$/, /\.store\.spec\.ts$/];

function placeOf({ path, context }) {
  const name = relative(context.config.rootDir, path);
  const named = LONGEST.indexOf(name);
  if (named >= 0) return named;
  const kind = KINDS.findIndex((pattern) => pattern.test(name));
  return LONGEST.length + (kind < 0 ? KINDS.length : kind);
}

/** Jest's order of suites. It keeps no record of a run: every run has the same order. */
export default class LongestFirst {
  sort(tests) {
    return tests.toSorted((a, b) => placeOf(a) - placeOf(b) || (a.path < b.path ? -1 : 1));
  }

  shard(tests, { shardIndex, shardCount }) {
    return this.sort(tests).filter((_, nr) => nr % shardCount === shardIndex - 1);
  }

  /** There is no record of what failed: `--onlyFailures` runs everything. */
  allFailedTests(tests) {
    return tests;
  }

  cacheResults() {}
}
