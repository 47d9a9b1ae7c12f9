import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { dayOf, parseInstant } from '#platform/clock';
import { Journal } from '#platform/journal';
import { constraintOf, listen, type WriteUnit } from '#platform/persistence';
import { at, canonicalBytes, parseCanonical, relint, shortKidIn } from '#proof/claims';

import { anAgency } from '../../../../../test/builders/agency.builder.js';
import { anAgencyScene } from '../../../../../test/builders/agency-scene.js';
import { aBadge } from '../../../../../test/builders/badge.builder.js';
import { BadgeDesk } from '../../../../../test/builders/badge-desk.js';
import { aSigningKey } from '../../../../../test/builders/signing-key.builder.js';
import { eventually } from '../../../../../test/harness/eventually.js';
import type { Badge } from '../domain/badge.js';
import { claimOf, type WaitingBadge } from '../domain/waiting-badge.js';
import { BadgePress } from '../use-cases/badge-press.js';
import { PreparedBadges } from '../use-cases/prepared-badges.js';
import { BadgeStore } from './badge.store.js';

const NOW = '2026-11-21T19:32:00.250Z';
const ORIGIN = 'https://verify.example.org';
const NOBODY = '99999999-9999-4999-8999-999999999999';
let desk: BadgeDesk;
let kid: string;

beforeAll(async () => {
  desk = await BadgeDesk.open();
  kid = desk.rooms.kid;
});
afterAll(() => desk.rooms.close());

/** The badge as the worker reads it before it signs. */
async function opened(badge: Badge): Promise<WaitingBadge> {
  const claimed = [{ credentialId: badge.id, attempts: 0 }];
  const { app, agency, db } = desk.rooms;
  const worker = { kind: 'worker', agencyId: agency.agency.id, requestId: 'test' } as const;
  const [row] = await db.units.read(worker, (unit) => app.get(PreparedBadges).open(unit, claimed));
  return row!;
}

describe('preparing a badge', () => {
  test('writes the badge, the exact bytes to be signed, the journal and the outbox', async () => {
    const learner = await desk.north.qualifies();
    const badge = await desk.prepared(learner, { nameChoice: 'INITIAL_AND_FAMILY', consent: true });
    expect(badge).toMatchObject({
      state: 'PREPARED',
      agencyId: desk.north.agency.id,
      publicName: 'Z. Tremblay',
      validFrom: parseInstant('2026-11-21T19:32:00Z'),
      validUntil: '2028-11-20',
    });
    expect(await desk.one(badge.id)).toEqual(badge);

    const [row] = await desk.db.adminQuery<{ jwt_payload: Buffer; cwt_payload: Buffer; kid: string }>(
      'select jwt_payload, cwt_payload, kid from badges where id = $1 and consented_at = prepared_at',
      [badge.id],
    );
    expect(await desk.waiting(badge.id)).toEqual([
      {
        credential_id: badge.id,
        agency_id: desk.north.agency.id,
        prepared_at: badge.preparedAt,
        next_try_at: badge.preparedAt,
        attempts: 0,
      },
    ]);
    expect(await opened(badge)).toMatchObject({
      kid,
      jwtPayload: row?.jwt_payload,
      cwtPayload: row?.cwt_payload,
    });
    expect(row?.kid).toBe(kid);
    expect(await desk.told(badge.id)).toEqual({
      journal: [
        {
          type: 'badge.prepared',
          subject_id: learner.id,
          facts: {
            kind: 'MSQ',
            kid,
            edition: desk.north.programme.edition,
            nameChoice: 'INITIAL_AND_FAMILY',
            consent: true,
            validUntil: '2028-11-20',
          },
        },
      ],
      outbox: [{ type: 'badge.prepared', payload: { badgeId: badge.id } }],
    });
  });

  test('states what the worker’s lint reads again: names, term, and no id of ours', async () => {
    const learner = await desk.north.qualifies();
    const badge = await desk.prepared(learner);
    const row = await opened(badge);
    const { slug: agencySlug, name: issuerName } = desk.north.agency;
    expect(claimOf(row, { origin: ORIGIN, agencySlug }).kid).toBe(kid);
    const credentialId = `${ORIGIN}/v/${badge.code}`;
    const stored = { ...row, credentialId, shortKid: shortKidIn(row.kid)! };
    const expected = { origin: ORIGIN, agencySlug, issuerName, edition: desk.north.programme.edition };
    expect(relint(stored, expected).kid).toBe(kid);

    const text = Buffer.from(row.jwtPayload).toString('utf8');
    for (const ours of [learner.id, badge.id, learner.communityId, 'Tremblay'])
      expect(text).not.toContain(ours);
    const credential = parseCanonical(row.jwtPayload)!;
    expect(at(credential, 'validFrom')).toBe('2026-11-21T19:32:00Z');
    expect(at(credential, 'validUntil')).toBe('2028-11-21T05:00:00Z');
    expect(Buffer.from(canonicalBytes(credential)).equals(Buffer.from(row.jwtPayload))).toBe(true);
  });

  test('nudges the worker when it is committed', async () => {
    let nudges = 0;
    const ear = await listen(
      desk.db.urls.worker,
      'to_sign',
      () => (nudges += 1),
      () => undefined,
    );
    await desk.prepared(await desk.north.qualifies());
    await eventually(
      () => Promise.resolve(nudges),
      (heard) => heard > 0,
    );
    await ear.close();
    expect(nudges).toBe(1);
  });

  test('asked for by eight at once gives one live badge (T17)', async () => {
    const learner = await desk.north.qualifies();
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => desk.issue(learner)));
    const kinds = outcomes.map(({ kind }) => kind).sort();
    expect(kinds).toEqual([...Array.from({ length: 7 }, () => 'badge-already-held'), 'badge-prepared']);
    const ids = outcomes.map((outcome) => ('badge' in outcome ? outcome.badge.id : null));
    expect(new Set(ids).size).toBe(1);
    expect(await desk.db.adminQuery('select from badges where learner_id = $1', [learner.id])).toHaveLength(
      1,
    );
  });

  test('is refused by the table alone, too: a second live badge cannot be written (T17)', async () => {
    const learner = await desk.north.qualifies();
    const by = { kid, preparedBy: desk.north.manager.accountId };
    await aBadge().of(learner).revoked().in(desk.db, by);
    await aBadge().of(learner).revoked().in(desk.db, by);
    await aBadge().of(learner).in(desk.db, by);
    await expect(aBadge().of(learner).issued().in(desk.db, by).catch(constraintOf)).resolves.toBe(
      'badges_one_live',
    );
  });

  test('hands back the live badge also where nobody held the learner’s lock (T17)', async () => {
    const learner = await desk.north.qualifies();
    const { agency, programme } = desk.north;
    const openedAt = parseInstant(NOW)!;
    const file = { agency, programme, learner, completions: [], openedAt, today: dayOf(openedAt) };
    const prepare = async (unit: WriteUnit): Promise<Badge | null> => {
      const [blank] = await desk.rooms.app.get(BadgeStore).takeBlanks(unit, file, 'MSQ', 1);
      const pressed = desk.rooms.app.get(BadgePress).press(file, blank!, {
        nameChoice: 'NONE',
        preparedBy: desk.north.manager.accountId,
      });
      const left = await desk.rooms.app.get(BadgeStore).prepareAll(unit, [pressed]);
      const held = left.get(pressed.badge.id);
      if (held === 'overtaken') throw new Error('Nobody took anything back.');
      if (held) return unit.leaveUntouched(held);
      await desk.rooms.app
        .get(Journal)
        .append(unit, { type: 'badge.prepared', object: { kind: 'badge', id: pressed.badge.id } });
      return null;
    };
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => desk.db.units.write(desk.north.manager, prepare)),
    );
    const [only, ...more] = await desk.db.adminQuery<{ id: string }>(
      'select id from badges where learner_id = $1',
      [learner.id],
    );
    expect(more).toEqual([]);
    expect(answers.filter((held) => held === null)).toHaveLength(1);
    expect(new Set(answers.map((held) => held?.id ?? only?.id))).toEqual(new Set([only?.id]));
  });

  test('is refused without leaving anything behind', async () => {
    const newcomer = await desk.north.enrols();
    expect(await desk.issue(newcomer)).toEqual({ kind: 'not-qualified', missing: [1, 2, 3, 4] });
    const learner = await desk.north.qualifies();
    const refused = await desk.issue(learner, desk.north.manager, { nameChoice: 'INITIAL_AND_FAMILY' });
    expect(refused).toEqual({ kind: 'consent-missing' });
    expect(await desk.issue({ ...learner, id: NOBODY })).toEqual({ kind: 'learner-unknown' });
    expect(await desk.issue({ ...learner, id: 'x' })).toEqual({ kind: 'learner-unknown' });
    for (const { id } of [newcomer, learner]) {
      expect(await desk.db.adminQuery('select from badges where learner_id = $1', [id])).toEqual([]);
      expect(await desk.db.adminQuery('select from journal_entries where subject_id = $1', [id])).toEqual([]);
    }
  });

  test('needs an active key that has not run out', async () => {
    const keyless = await anAgencyScene(desk.db);
    const learner = await keyless.qualifies();
    expect(await desk.issue(learner, keyless.manager)).toEqual({ kind: 'agency-has-no-key' });
    await aSigningKey().inState('RETIRED').in(desk.db, keyless.agency);
    await aSigningKey().validTo('2026-11-21T00:00:00Z').in(desk.db, keyless.agency);
    expect(await desk.issue(learner, keyless.manager)).toEqual({ kind: 'agency-has-no-key' });
  });

  test('is not for a suspended agency', async () => {
    const scene = await anAgencyScene(desk.db, anAgency().suspended());
    await aSigningKey().in(desk.db, scene.agency);
    expect(await desk.issue(await scene.qualifies(), scene.manager)).toMatchObject({
      kind: 'agency-not-authorised',
    });
  });
});
