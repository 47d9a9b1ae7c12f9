import { RosterReads } from '#learners/roster';
import { systemClock } from '#platform/clock';
import { UnitsOfWork } from '#platform/persistence';

import type { Figure, Reading } from '../figure.js';
import { inTurns, millisecondsOf } from '../rounds.js';
import { load } from '../stand/load.js';
import { fewLearners, manyLearners, type Roster } from '../stand/many-learners.js';
import { data, graphql, type SignedIn, signedIn } from '../stand/people.js';
import { freeOrigins, type Stand } from '../stand/stand.js';
import { Wire } from '../stand/wire.js';
import { median } from '../statistics.js';

const FEW = 'the same at 1,000 learners';

/** The first page of the roster must cost the same, whatever lies behind it. */
export const learnerPage: Figure = {
  lines: [
    {
      name: 'learner-page-store',
      unit: 'ms',
      baseline: FEW,
      goal: { of: 'ratio', is: 'at most', bound: 1.3 },
    },
    {
      name: 'learner-page-graphql',
      unit: 'ms',
      baseline: FEW,
      goal: { of: 'ratio', is: 'at most', bound: 1.3 },
    },
    {
      name: 'learner-page-reads',
      unit: 'statements',
      baseline: FEW,
      goal: { of: 'value', is: 'at most', bound: 3 },
    },
    { name: 'learner-page-round-trips', unit: 'round trips', baseline: FEW, goal: null },
    { name: 'learner-screen-reads', unit: 'statements', baseline: FEW, goal: null },
  ],
  async measure(stand) {
    const [many, few] = [await manyLearners(stand), await fewLearners(stand)];
    const rounds = stand.quick ? 3 : 11;
    const counted = [await trafficAt(stand, many), await trafficAt(stand, few)] as const;
    const count = (of: keyof Counted): Reading => {
      const [value, baseline] = [counted[0][of], counted[1][of]];
      return { value, baseline, ratio: value / baseline };
    };
    return {
      'learner-page-store': await inTurns(rounds, storeTurn(many), storeTurn(few)),
      'learner-page-graphql': await inTurns(rounds, await pageTurn(stand, many), await pageTurn(stand, few)),
      'learner-page-reads': count('pageReads'),
      'learner-page-round-trips': count('pageRoundTrips'),
      'learner-screen-reads': count('screenReads'),
    };
  },
};

const PAGE = `{ learners(first: 50) { edges { node { id displayName enrolment { track } } } pageInfo { endCursor hasNextPage } } }`;

/** What the portal's screen asks for: each row with its community, qualification and badges, and how many there are. */
const SCREEN = `{ learners(first: 50) { totalCount edges { node { id displayName community { name } enrolment { track }
  qualification { qualified missing } badges { state } } } pageInfo { endCursor hasNextPage } } }`;

function storeTurn({ db, reader }: Roster): () => Promise<number> {
  const units = new UnitsOfWork(db.database);
  const reads = new RosterReads(systemClock);
  const page = () => units.read(reader, (unit) => reads.page(unit, { first: 50, after: null }));
  return () => millisecondsOf(100, page);
}

async function pageTurn(stand: Stand, roster: Roster): Promise<() => Promise<number>> {
  const person = await readerAt(stand, roster, roster.db.adminUrl);
  const page = graphql(person, PAGE);
  return async () => {
    const { latencies, errors } = await load({
      port: person.port,
      connections: 1,
      request: () => page,
      until: { requests: 100 },
      isRight: ({ status, body }) => status === 200 && body.includes('"hasNextPage":true'),
    });
    if (errors > 0) throw new Error(`${errors} pages of the roster were not answered.`);
    return median(latencies);
  };
}

async function readerAt(stand: Stand, { db, agency }: Roster, databaseUrl: string): Promise<SignedIn> {
  const origins = await freeOrigins();
  await stand.app('api', databaseUrl, origins);
  return signedIn(db, origins.api, agency.id);
}

interface Counted {
  readonly pageReads: number;
  readonly pageRoundTrips: number;
  readonly screenReads: number;
}

/** Who asks is looked up too: an operation is counted from its first byte to its last. */
async function trafficAt(stand: Stand, roster: Roster): Promise<Counted> {
  const wire = await Wire.to(roster.db.adminUrl);
  stand.atTheEnd(() => wire.close());
  const person = await readerAt(stand, roster, wire.url);
  const page = await trafficOf(wire, person, PAGE);
  const screen = await trafficOf(wire, person, SCREEN);
  return { pageReads: reads(page), pageRoundTrips: page.roundTrips, screenReads: reads(screen) };
}

async function trafficOf(wire: Wire, person: SignedIn, query: string): Promise<ReturnType<Wire['traffic']>> {
  await data(person, query);
  wire.restart();
  await data(person, query);
  return wire.traffic();
}

/** Statements that look at rows: begin, commit and the introduction touch none. */
function reads({ statements }: ReturnType<Wire['traffic']>): number {
  return statements.filter((sql) => /\bfrom\b/i.test(sql)).length;
}
