import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { CompletionReads } from '#learners/completions';
import { type Learner, LearnerReads, LearnerStore } from '#learners/roster';
import { fixedClock } from '#platform/clock';
import { query } from '#platform/persistence';
import type { AgencyId } from '#platform/tenancy';

import { accountsIn } from '../../../../../test/builders/account.builder.js';
import { aStaffMember } from '../../../../../test/builders/actor.builder.js';
import { anAgency } from '../../../../../test/builders/agency.builder.js';
import { type AgencyScene, anAgencyScene } from '../../../../../test/builders/agency-scene.js';
import { aCommunity } from '../../../../../test/builders/community.builder.js';
import { aLearner } from '../../../../../test/builders/learner.builder.js';
import { type TransferRooms, transferRooms } from '../../../../../test/builders/transfer-rooms.js';
import { openTestDatabase, type TestDatabase } from '../../../../../test/harness/database.js';

const CLOCK = fixedClock('2026-11-21T19:32:00Z');

let db: TestDatabase;
let rooms: TransferRooms;
let north: AgencyScene;
let south: AgencyScene;
let hall: { id: string };
let zoe: Learner;
const lphq = aStaffMember();

beforeAll(async () => {
  db = await openTestDatabase();
  rooms = await transferRooms(db, CLOCK);
  await accountsIn(db, lphq);
  [north, south] = [await anAgencyScene(db), await anAgencyScene(db)];
  hall = await aCommunity().named('Southern Hall').of(south.agency).in(db);
});
afterAll(async () => {
  await rooms.close();
  await db.close();
});
beforeEach(async () => {
  zoe = await north.qualifies();
});

const offers = (toSlug = south.agency.slug, consent = true, learnerId = zoe.id) =>
  rooms.offer.run(north.manager, { learnerId, toSlug, consent });
async function offered(): Promise<string> {
  const outcome = await offers();
  if (outcome.kind !== 'transfer-offered') throw new Error(outcome.kind);
  return outcome.transferId;
}
const accepts = (transferId: string, communityId = hall.id) =>
  rooms.answer.run(south.manager, { transferId, answer: 'ACCEPT', communityId });
const declines = (transferId: string) =>
  rooms.answer.run(south.manager, { transferId, answer: 'DECLINE', reason: 'No room this year.' });
const executes = (transferId: string) => rooms.execute.run(lphq, transferId);
const outgoing = async (id: string) =>
  (
    await db.units.read(north.manager, (unit) => rooms.reads.outgoing(unit, { first: 100, after: null }))
  ).rows.find((row) => row.id === id);
const incoming = async (id: string) =>
  (
    await db.units.read(south.manager, (unit) => rooms.reads.incoming(unit, { first: 100, after: null }))
  ).rows.find(({ transferId }) => transferId === id);
const states = async (id: string) => [(await outgoing(id))?.state, (await incoming(id))?.state];

describe('an offer', () => {
  test('shows the other agency the learner as they are, and nothing else of them', async () => {
    const id = await offered();
    const offer = await incoming(id);
    expect(offer).toEqual({
      transferId: id,
      agencyId: south.agency.id,
      fromName: north.agency.name,
      displayName: zoe.displayName,
      portableId: zoe.portableId,
      programmeVersionId: zoe.enrolment.programmeVersionId,
      track: 'MSO',
      standing: 'ACTIVE',
      accepted: [1, 2, 3, 4],
      state: 'OFFERED',
      offeredAt: CLOCK.now(),
      endedAt: null,
      communityId: null,
      note: null,
      learnerId: null,
    });
    expect(await outgoing(id)).toMatchObject({
      learnerId: zoe.id,
      toName: south.agency.name,
      state: 'OFFERED',
    });
  });

  test('is seen by the two alone, each its own row (T06)', async () => {
    const id = await offered();
    const third = await anAgencyScene(db);
    for (const { manager } of [north, south, third]) {
      const rows = await db.units.read(manager, async (unit) => [
        ...(await query<{ agency_id: string }>(unit, 'select agency_id from transfers')),
        ...(await query<{ agency_id: string }>(unit, 'select agency_id from transfer_offers')),
      ]);
      expect(rows.every(({ agency_id }) => agency_id === manager.agencyId)).toBe(true);
    }
    const foreign = await rooms.answer.run(third.manager, { transferId: id, answer: 'DECLINE', reason: 'x' });
    expect(foreign).toEqual({ kind: 'transfer-unknown' });
    expect(await rooms.withdraw.run(south.manager, id)).toEqual({ kind: 'transfer-unknown' });
    const seen = await db.units.read(south.manager, (unit) => new LearnerReads().one(unit, zoe.id));
    expect(seen).toBeNull();
  });

  test('needs the learner’s agreement, another authorised agency, and nobody waiting already', async () => {
    expect(await offers(south.agency.slug, false)).toEqual({ kind: 'transfer-consent-missing' });
    const suspended = await anAgency().suspended().in(db);
    for (const slug of ['nobody-at-all', north.agency.slug, suspended.slug])
      expect(await offers(slug)).toEqual({ kind: 'receiver-unknown', slug });
    await offered();
    expect(await offers()).toEqual({ kind: 'already-offered' });
    const gone = await aLearner()
      .of({ id: zoe.communityId, agencyId: zoe.agencyId })
      .enrolledIn(north.programme)
      .standing('WITHDRAWN')
      .in(db);
    expect(await offers(south.agency.slug, true, gone.id)).toMatchObject({ kind: 'learner-not-active' });
    const foreign = await rooms.offer.run(south.manager, { learnerId: zoe.id, toSlug: 'x', consent: true });
    expect(foreign).toEqual({ kind: 'learner-unknown' });
  });
});

describe('an answer', () => {
  test('is told to the other agency in the same transaction; a no with its reason', async () => {
    const yes = await offered();
    expect(await accepts(yes)).toMatchObject({ kind: 'transfer-answered', offer: { communityId: hall.id } });
    expect(await states(yes)).toEqual(['ACCEPTED', 'ACCEPTED']);
    expect(await declines(yes)).toMatchObject({ kind: 'transfer-answered' });
    expect(await outgoing(yes)).toMatchObject({ state: 'DECLINED', note: 'No room this year.' });
    expect(await accepts(yes)).toEqual({ kind: 'transfer-stays', state: 'DECLINED' });
  });

  test('names a community of the agency’s own', async () => {
    const id = await offered();
    for (const communityId of [zoe.communityId, 'no id'])
      expect(await accepts(id, communityId)).toEqual({ kind: 'community-unknown' });
    expect(await states(id)).toEqual(['OFFERED', 'OFFERED']);
  });

  test('comes too late once the offer is withdrawn, and a withdrawal once LPHQ has acted', async () => {
    const id = await offered();
    expect(await rooms.withdraw.run(north.manager, id)).toMatchObject({ kind: 'transfer-withdrawn' });
    expect(await accepts(id)).toEqual({ kind: 'transfer-stays', state: 'WITHDRAWN' });
    const again = await offered();
    await accepts(again);
    await executes(again);
    expect(await rooms.withdraw.run(north.manager, again)).toEqual({
      kind: 'transfer-stays',
      state: 'EXECUTED',
    });
    expect(await declines(again)).toEqual({ kind: 'transfer-stays', state: 'EXECUTED' });
  });
});

describe('LPHQ', () => {
  test('carries out what both agreed to: a new learner of the same portable id, MSQ not repeated', async () => {
    await db.adminQuery(`update learners set joined_on = '2026-10-01' where id = $1`, [zoe.id]);
    const id = await offered();
    expect(await executes(id)).toEqual({ kind: 'transfer-stays', state: 'OFFERED' });
    await accepts(id);
    expect(await executes(id)).toEqual({ kind: 'transfer-executed', transferId: id });
    expect(await executes(id)).toEqual({ kind: 'transfer-stays', state: 'EXECUTED' });

    const offer = await incoming(id);
    const [arrived, completions] = await db.units.read(south.manager, async (unit) => [
      await new LearnerReads().one(unit, offer?.learnerId ?? ''),
      (await new CompletionReads().ofLearners(unit, [offer?.learnerId ?? ''])).get(offer?.learnerId ?? ''),
    ]);
    expect(arrived).toMatchObject({
      portableId: zoe.portableId,
      agencyId: south.agency.id,
      communityId: hall.id,
      joinedOn: null,
      name: zoe.name,
      enrolment: { standing: 'ACTIVE', enrolledOn: zoe.enrolment.enrolledOn },
    });
    expect(arrived?.id).not.toBe(zoe.id);
    expect(completions?.map(({ assignment, state }) => [assignment, state])).toEqual(
      [1, 2, 3, 4].map((assignment) => [assignment, 'ACCEPTED']),
    );
    for (const { carriedFrom, decidedBy, assessorText, submittedBy } of completions ?? []) {
      expect(carriedFrom).toMatch(/^transfer:/);
      expect([decidedBy, assessorText, submittedBy]).toEqual([null, north.agency.name, lphq.accountId]);
    }
    const stays = await db.units.read(north.manager, (unit) => new LearnerReads().one(unit, zoe.id));
    expect(stays).toMatchObject({
      ...{ id: zoe.id, joinedOn: '2026-10-01', enrolment: { standing: 'TRANSFERRED' } },
    });
  });

  test('leaves a transcript with the receiver, and an entry in each of the three journals', async () => {
    const id = await offered();
    await accepts(id);
    await executes(id);
    const [transcript] = await db.adminQuery<{ agency_id: string; content: object }>(
      'select agency_id, content from transcripts where transfer_id = $1',
      [id],
    );
    expect(transcript).toMatchObject({
      agency_id: south.agency.id,
      content: { portableId: zoe.portableId, from: { slug: north.agency.slug }, qualifiedOn: '2026-11-10' },
    });
    const told = await db.adminQuery<{ type: string; agency_id: string; entry: Buffer }>(
      `select type, agency_id, entry from journal_entries where type ~ 'transfer' and recorded_at = $1`,
      [CLOCK.now()],
    );
    const where = (type: string) =>
      told.filter((entry) => entry.type === type).map(({ agency_id }) => agency_id);
    expect(where('learner.transferred-away')).toContain(north.agency.id);
    expect(where('learner.transferred-here')).toContain(south.agency.id);
    expect(where('transfer.executed')).toContain(lphq.agencyId);
    expect(told.map(({ entry }) => entry.toString('utf8')).join()).not.toContain(south.agency.name);
  });

  test('refuses with a reason that both read', async () => {
    const id = await offered();
    await accepts(id);
    expect(await rooms.refuse.run(lphq, id, ' ')).toMatchObject({ kind: 'invalid-input' });
    expect(await rooms.refuse.run(lphq, id, 'The learner objects.')).toMatchObject({
      kind: 'transfer-refused',
    });
    for (const row of [await outgoing(id), await incoming(id)])
      expect(row).toMatchObject({ state: 'REFUSED', note: 'The learner objects.' });
  });

  test('enrols nobody past a transfer that both agreed to', async () => {
    const third = await anAgencyScene(db);
    const attic = await aCommunity().named('Attic').of(third.agency).in(db);
    const enters = (community: { readonly id: string; readonly agencyId: AgencyId }, portableId: string) => {
      const learner = aLearner().of(community).enrolledIn(south.programme).build();
      return db.units.write(lphq, (unit) => new LearnerStore().add(unit, { ...learner, portableId }));
    };
    const receiver = { id: hall.id, agencyId: south.agency.id };
    const id = await offered();
    await expect(enters(receiver, randomUUID())).rejects.toThrow('both agencies agreed');
    await expect(enters(receiver, zoe.portableId)).rejects.toThrow('both agencies agreed');
    await accepts(id);
    await expect(enters(attic, zoe.portableId)).rejects.toThrow('both agencies agreed');
  });

  test('carries nothing out for somebody who left meanwhile', async () => {
    const id = await offered();
    await accepts(id);
    await db.adminQuery(`update enrolments set standing = 'WITHDRAWN' where learner_id = $1`, [zoe.id]);
    expect(await executes(id)).toEqual({ kind: 'learner-not-active', standing: 'WITHDRAWN' });
    expect(await states(id)).toEqual(['ACCEPTED', 'ACCEPTED']);
  });
});

test('of a withdrawal, an answer and an execution that meet, both rows tell the same end (50 times)', async () => {
  for (let trial = 0; trial < 50; trial += 1) {
    zoe = await north.enrols();
    const id = await offered();
    if (trial % 2 === 0) await accepts(id);
    await Promise.all([rooms.withdraw.run(north.manager, id), accepts(id), executes(id)]);
    const [given, received] = await states(id);
    expect(given).toBe(received);
    const [row] = await db.adminQuery<{ standing: string; copies: string }>(
      `select e.standing, (select count(*) from learners l where l.portable_id = $2) as copies
       from enrolments e where e.learner_id = $1`,
      [zoe.id, zoe.portableId],
    );
    expect([row?.standing, Number(row?.copies)]).toEqual(
      given === 'EXECUTED' ? ['TRANSFERRED', 2] : ['ACTIVE', 1],
    );
  }
});

test('neither agency says what is the other’s to say, nor LPHQ’s', async () => {
  const id = await offered();
  const says = (manager: typeof north.manager, table: string, key: string, state: string) =>
    db.units.write(manager, (unit) =>
      query(unit, `update ${table} set state = $2 where ${key} = $1`, [id, state]),
    );
  for (const state of ['ACCEPTED', 'DECLINED', 'EXECUTED'])
    await expect(says(north.manager, 'transfers', 'id', state)).rejects.toThrow('does not go');
  for (const state of ['WITHDRAWN', 'EXECUTED', 'REFUSED'])
    await expect(says(south.manager, 'transfer_offers', 'transfer_id', state)).rejects.toThrow('does not go');
  await accepts(id);
  for (const state of ['DECLINED', 'EXECUTED', 'REFUSED'])
    await expect(says(north.manager, 'transfers', 'id', state)).rejects.toThrow('does not go');
  for (const state of ['WITHDRAWN', 'EXECUTED', 'REFUSED'])
    await expect(says(south.manager, 'transfer_offers', 'transfer_id', state)).rejects.toThrow('does not go');
});
