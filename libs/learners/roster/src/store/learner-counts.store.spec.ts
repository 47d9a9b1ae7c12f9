import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { fixedClock, parseInstant } from '#platform/clock';

import { aMemberOf, aStaffMember } from '../../../../../test/builders/actor.builder.js';
import { type AgencyScene, anAgencyScene } from '../../../../../test/builders/agency-scene.js';
import { aBadge } from '../../../../../test/builders/badge.builder.js';
import { aSigningKey } from '../../../../../test/builders/signing-key.builder.js';
import { openTestDatabase, type TestDatabase } from '../../../../../test/harness/database.js';
import type { Learner } from '../domain/learner.js';
import { LearnerCounts } from './learner-counts.js';
import { RosterReads } from './roster.reads.js';

const CLOCK = fixedClock('2026-12-05T12:00:00Z');
const counts = new LearnerCounts(CLOCK);
const roster = new RosterReads(CLOCK);
const NOBODY = '00000000-0000-4000-8000-0000000000ff';

let db: TestDatabase;
let north: AgencyScene;
let south: AgencyScene;
let learner: Learner;

/** Of the north: one who has nothing, one with an acceptance withdrawn, and of those who are qualified, one for each state of a badge. */
beforeAll(async () => {
  db = await openTestDatabase();
  [north, south] = [await anAgencyScene(db), await anAgencyScene(db)];
  learner = await north.enrols();
  const voided = await north.qualifies();
  await db.adminQuery(
    `update completions set state = 'VOIDED', voided_by = decided_by, voided_at = now(), void_reason = 'x'
     where learner_id = $1 and assignment = 2`,
    [voided.id],
  );
  const kid = await aSigningKey().in(db, north.agency);
  const keyed = { kid, preparedBy: north.manager.accountId };
  await north.qualifies();
  for (const badge of [aBadge(), aBadge().issued(), aBadge().revoked(), aBadge().withdrawn()])
    await badge.of(await north.qualifies()).in(db, keyed);
  await aBadge().issued().of(voided).in(db, keyed);
  const over = aBadge()
    .issued()
    .with({ validUntil: '2026-12-04' as never });
  await over.of(await north.qualifies()).in(db, keyed);
  const ahead = aBadge()
    .issued()
    .with({ validFrom: parseInstant('2026-12-06T05:00:00Z')! });
  await ahead.of(await north.qualifies()).in(db, keyed);
  await south.qualifies();
});
afterAll(() => db.close());

describe('how many learners there are', () => {
  test('by community: those of the agency’s own, each counted once', async () => {
    const ids = [learner.communityId, (await south.enrols()).communityId, NOBODY, 'no id'];
    const found = await db.units.read(north.manager, (unit) => counts.ofCommunities(unit, ids));
    const none = { learners: 0, qualified: 0, validBadges: 0 };
    expect([...found.keys()]).toEqual(ids);
    expect([...found.values()]).toEqual([{ learners: 9, qualified: 7, validBadges: 2 }, none, none, none]);
  });

  test('is what the lists hold that the numbers lead to', async () => {
    const { communityId } = learner;
    await db.units.read(north.manager, async (unit) => {
      const [count] = [...(await counts.ofCommunities(unit, [communityId])).values()];
      const inProgress = await roster.count(unit, { communityId, work: 'IN_PROGRESS' });
      expect(count).toEqual({
        learners: await roster.count(unit, { communityId }),
        qualified: (count?.learners ?? 0) - inProgress,
        validBadges: await roster.count(unit, { communityId, work: 'BADGE_VALID' }),
      });
    });
  });

  test('by agency: LPHQ sees all of them, an agency itself alone', async () => {
    const ids = [north.agency.id, south.agency.id];
    const [ofLphq, ofSouth] = [
      await db.units.read(aStaffMember(), (unit) => counts.ofAgencies(unit, ids)),
      await db.units.read(aMemberOf(south.agency.id), (unit) => counts.ofAgencies(unit, ids)),
    ];
    expect(ofLphq.get(north.agency.id)).toEqual({ learners: 9, qualified: 7, validBadges: 2 });
    expect(ofLphq.get(south.agency.id)).toMatchObject({ qualified: 1, validBadges: 0 });
    expect(ofSouth.get(north.agency.id)).toEqual({ learners: 0, qualified: 0, validBadges: 0 });
    expect(ofSouth.get(south.agency.id)).toMatchObject({ qualified: 1 });
  });
});
