import { LearnerReads, RosterReads } from '#learners/roster';
import { systemClock } from '#platform/clock';
import { UnitsOfWork } from '#platform/persistence';

import type { Figure, Reading } from '../figure.js';
import { inTurns, millisecondsOf } from '../rounds.js';
import { manyLearners, type Roster } from '../stand/many-learners.js';
import type { Stand } from '../stand/stand.js';
import { watched } from '../stand/watched-database.js';

/** What row-level security adds to a read of the roster, in the transaction that the product makes for it. */
export const rowSecurity: Figure = {
  lines: [
    {
      name: 'row-security-point',
      unit: 'ms',
      baseline: 'the same transaction by a role that no policy binds: one learner by id',
      goal: { of: 'ratio', is: 'at most', bound: 1.5 },
    },
    {
      name: 'row-security-list',
      unit: 'ms',
      baseline: 'the same transaction by a role that no policy binds: 50 learners by name',
      goal: { of: 'ratio', is: 'at most', bound: 1.3 },
    },
  ],
  async measure(stand) {
    const roster = await manyLearners(stand);
    await roster.db.adminQuery(UNBOUND);
    const bound = readsOf(roster, (role) => role);
    const unbound = readsOf(roster, (role) => (role === 'lp_agency' ? 'bench_unbound' : role));
    return {
      'row-security-point': await compared(stand, bound.point, unbound.point),
      'row-security-list': await compared(stand, bound.list, unbound.list),
    };
  },
};

type Read = () => Promise<unknown>;

/** Superusers aside, BYPASSRLS alone lifts policies that are forced: the rows, indexes and pages are the same. */
const UNBOUND = `
  create role bench_unbound nologin bypassrls;
  grant bench_unbound to lp_tenant_login;
  grant usage on schema public to bench_unbound;
  grant select on learners, enrolments to bench_unbound`;

function compared(stand: Stand, bound: Read, unbound: Read): Promise<Reading> {
  const [rounds, times] = stand.quick ? [3, 50] : [11, 200];
  return inTurns(
    rounds,
    () => millisecondsOf(times, bound),
    () => millisecondsOf(times, unbound),
  );
}

function readsOf({ db, reader, some }: Roster, role: (named: string) => string): { point: Read; list: Read } {
  const units = new UnitsOfWork(watched(db.database, { role }));
  const [reads, roster] = [new LearnerReads(), new RosterReads(systemClock)];
  let turn = 0;
  return {
    point: () => units.read(reader, (unit) => reads.one(unit, some[(turn += 1) % some.length] ?? '')),
    list: () => units.read(reader, (unit) => roster.page(unit, { first: 50, after: null })),
  };
}
