import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';

import { createLogger } from '#platform/telemetry';

import { HandClock } from '../../../../test/builders/hand-clock.js';
import { aScanScene, type ScanScene } from '../../../../test/builders/scan-scene.js';
import { openTestDatabase, type TestDatabase } from '../../../../test/harness/database.js';
import { PublicDatabase } from '../store/public-database.js';
import { type Changes, type MarkedPlace, PublicRecords } from '../store/public-records.js';
import { Board } from './board.js';
import { BoardKeeper, type PublishedChanges } from './board-keeper.js';

const NOW = '2026-11-21T19:32:00Z';
const clock = new HandClock(NOW);
const log = createLogger('test', 'silent');

beforeEach(() => clock.set(NOW));

describe('the board, from the database', () => {
  let db: TestDatabase;
  let pool: PublicDatabase;
  let scene: ScanScene;
  let board: Board;
  let keeper: BoardKeeper;

  beforeAll(async () => {
    db = await openTestDatabase();
    pool = new PublicDatabase(db.urls.public, log);
    scene = await aScanScene(db, 'http://localhost:3001', clock.now());
  });
  beforeEach(async () => {
    board = new Board(clock);
    keeper = new BoardKeeper(new PublicRecords(pool), board, clock, log);
    await keeper.poll();
  });
  afterAll(async () => {
    await pool.close();
    await db.close();
  });

  test('has what was taken back before and after it first looked', async () => {
    const [before, revoked, undone, good] = [
      await scene.issues(),
      await scene.issues(),
      await scene.issues(),
      await scene.issues(),
    ];
    await scene.revokes(before);
    const another = new Board(clock);
    await new BoardKeeper(new PublicRecords(pool), another, clock, log).poll();
    expect(another.isTakenBack(before.place)).toBe(true);

    await scene.revokes(revoked);
    await scene.undoes(undone);
    await keeper.poll();
    const seen = [before, revoked, undone, good].map(({ place }) => board.isTakenBack(place));
    expect(seen).toEqual([true, true, true, false]);
  });

  test('misses nothing that commits late: one that began before a poll and ended after another was told', async () => {
    const [late, early] = [await scene.issues(), await scene.issues()];
    const slow = new pg.Client({ connectionString: db.adminUrl });
    await slow.connect();
    await slow.query('begin');
    await slow.query(
      `update badges set state = 'REVOKED', revoked_at = now(), revocation_reason = 'OTHER' where id = $1`,
      [late.id],
    );
    await scene.revokes(early);
    await keeper.poll();
    expect([board.isTakenBack(early.place), board.isTakenBack(late.place)]).toEqual([true, false]);
    await slow.query('commit');
    await slow.end();
    await keeper.poll();
    expect(board.isTakenBack(late.place)).toBe(true);
  });

  test('has what is suspended, and forgets it when it comes back', async () => {
    const [before, after] = [await scene.issues(), await scene.issues()];
    await scene.suspends(before);
    const another = new Board(clock);
    await new BoardKeeper(new PublicRecords(pool), another, clock, log).poll();
    await scene.suspends(after);
    await keeper.poll();
    expect([another, board].map((each) => each.isSuspended(before.place))).toEqual([true, true]);
    expect([board.isSuspended(after.place), board.isTakenBack(after.place)]).toEqual([true, false]);

    await scene.reinstates(after);
    await keeper.poll();
    expect([board.isSuspended(before.place), board.isSuspended(after.place)]).toEqual([true, false]);
    await scene.suspends(after);
    await scene.revokes(after);
    await keeper.poll();
    expect([board.isSuspended(after.place), board.isTakenBack(after.place)]).toEqual([false, true]);
  });

  test('hears of two moves of one badge as it is now, whichever commits late', async () => {
    const badge = await scene.issues();
    await scene.suspends(badge);
    const slow = new pg.Client({ connectionString: db.adminUrl });
    await slow.connect();
    await slow.query('begin');
    await slow.query('select pg_current_xact_id()'); // numbered before the suspension below it is done
    await keeper.poll();
    await slow.query(
      `update badges set state = 'ISSUED', suspended_at = null, suspension_reason = null where id = $1`,
      [badge.id],
    );
    await slow.query('commit');
    await slow.end();
    await keeper.poll();
    await keeper.poll();
    expect(board.isSuspended(badge.place)).toBe(false);
  });

  test('begins an era when what an agency shows has changed, and for nothing else', async () => {
    await keeper.poll();
    const { era } = board;
    await scene.revokes(await scene.issues());
    await keeper.poll();
    expect(board.era).toBe(era);
    await db.adminQuery(`update agencies set phone = '613-555-0199'`);
    await keeper.poll();
    expect(board.era).toBe(era + 1);
  });
});

/** A feed that says what a test wants, and keeps what it was asked. */
class Feed implements PublishedChanges {
  readonly asked: (string | null)[] = [];
  places: MarkedPlace[] = [];
  next: Partial<Changes> | Error = {};

  async marked(): Promise<readonly MarkedPlace[]> {
    return this.places;
  }

  async changes(since: string | null): Promise<Changes> {
    this.asked.push(since);
    if (this.next instanceof Error) throw this.next;
    return { mark: '100', server: 'one', places: [], agencyShowsOtherwise: false, ...this.next };
  }
}

describe('the board, when something is wrong', () => {
  const place = { list: 17, position: 131_071, mark: 'taken-back' } as const;
  let feed: Feed;
  let board: Board;
  let keeper: BoardKeeper;

  beforeEach(async () => {
    feed = new Feed();
    board = new Board(clock);
    keeper = new BoardKeeper(feed, board, clock, log);
  });

  test('is stale before its first poll, and three seconds after its last good one', async () => {
    expect(board.isFresh).toBe(false);
    await keeper.poll();
    clock.set('2026-11-21T19:32:02.999Z');
    expect(board.isFresh).toBe(true);
    feed.next = new Error('away');
    await keeper.poll();
    clock.set('2026-11-21T19:32:03Z');
    expect(board.isFresh).toBe(false);
  });

  test('is stale when the clock was put back: a wrong clock never makes it last longer', async () => {
    await keeper.poll();
    clock.set('2026-11-21T18:32:00Z');
    expect(board.isFresh).toBe(false);
  });

  test('reads everything anew after a long silence, and when the mark goes back', async () => {
    await keeper.poll();
    await keeper.poll();
    feed.places = [place];
    clock.set('2026-11-21T19:42:00Z');
    await keeper.poll();
    expect(feed.asked).toEqual([null, '100', null]);
    expect([board.isTakenBack(place), board.era]).toEqual([true, 2]);

    const other = { list: 18, position: 0, mark: 'taken-back' } as const;
    feed.places = [other];
    feed.next = { mark: '99' };
    await keeper.poll();
    expect([board.isTakenBack(other), board.era]).toEqual([true, 3]);
  });

  test('reads everything anew when another server answers: it may count from an earlier mark', async () => {
    await keeper.poll();
    await keeper.poll();
    expect(board.era).toBe(1);
    [feed.next, feed.places] = [{ mark: '101', server: 'another' }, [place]];
    await keeper.poll();
    expect([board.isTakenBack(place), board.era]).toEqual([true, 2]);
    await keeper.poll();
    expect(board.era).toBe(2);
  });

  test('forgets after a long silence what is suspended no more', async () => {
    feed.places = [{ ...place, mark: 'suspended' }];
    await keeper.poll();
    expect(board.isSuspended(place)).toBe(true);
    feed.places = [];
    clock.set('2026-11-21T19:42:00Z');
    await keeper.poll();
    expect(board.isSuspended(place)).toBe(false);
  });

  test('asks with the mark it was given last, numbers compared as numbers', async () => {
    await keeper.poll();
    feed.next = { mark: '1000', places: [place] };
    await keeper.poll();
    await keeper.poll();
    expect(feed.asked).toEqual([null, '100', '1000']);
    expect([board.isTakenBack(place), board.era]).toEqual([true, 1]);
  });
});
