import { type LearnerFilter, RosterReads } from '#learners/roster';
import { systemClock } from '#platform/clock';
import { UnitsOfWork } from '#platform/persistence';

import type { Figure, Line, Reading } from '../figure.js';
import { inTurns, millisecondsOf } from '../rounds.js';
import type { Roster } from '../stand/many-learners.js';
import { namedLearners } from '../stand/named-learners.js';

/** What is looked for: a part of few names, of many, parts of two, and of nearly all, which nobody is helped by. */
const SEARCHES = {
  'learner-search-rare': 'gagevette',
  'learner-search-common': 'tremb',
  'learner-search-two-words': 'zo blay',
  'learner-search-two-letters': 'er',
  'learner-search-one-letter': 'e',
} as const;

const beside = (name: string, hasGoal: boolean): Line => ({
  name,
  unit: 'ms',
  baseline: 'the page and the count of everybody',
  goal: hasGoal ? { of: 'ratio', is: 'at most', bound: 2 } : null,
});

/** A search must not be felt beside the list that it narrows: a page of 50 with its count, as the screen asks for both. */
export const learnerSearch: Figure = {
  lines: Object.keys(SEARCHES).map((name) => beside(name, name !== 'learner-search-one-letter')),
  async measure(stand) {
    const roster = await namedLearners(stand);
    const rounds = stand.quick ? 3 : 11;
    const readings: Record<string, Reading> = {};
    for (const [name, search] of Object.entries(SEARCHES))
      readings[name] = await inTurns(rounds, screenOf(roster, { search }), screenOf(roster, {}));
    return readings;
  },
};

/** In units of their own and at the same time, as the api reads them. */
function screenOf({ db, reader }: Roster, filter: LearnerFilter): () => Promise<number> {
  const units = new UnitsOfWork(db.database);
  const roster = new RosterReads(systemClock);
  const screen = () =>
    Promise.all([
      units.read(reader, (unit) => roster.page(unit, { first: 50, after: null }, filter)),
      units.read(reader, (unit) => roster.count(unit, filter)),
    ]);
  return () => millisecondsOf(30, screen);
}
