import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { errors, importJWK, jwtVerify } from 'jose';

import { TranscriptStore } from '#learners/transfers';
import { plusMilliseconds } from '#platform/clock';
import type { StaffActor } from '#platform/tenancy';

import { accountsIn } from '../../../../test/builders/account.builder.js';
import { aStaffMember } from '../../../../test/builders/actor.builder.js';
import type { AgencyScene } from '../../../../test/builders/agency-scene.js';
import { aCommunity } from '../../../../test/builders/community.builder.js';
import { pastTriggers } from '../../../../test/builders/past-triggers.js';
import { openSigningScene, ORIGIN, type SigningScene } from '../../../../test/builders/signing-scene.js';
import { type TransferRooms, transferRooms } from '../../../../test/builders/transfer-rooms.js';
import { SignTranscripts } from './sign-transcripts.job.js';

let at: SigningScene;
let rooms: TransferRooms;
let lphq: StaffActor;
let [north, south]: AgencyScene[] = [];
let hall: { readonly id: string };

beforeAll(async () => {
  at = await openSigningScene();
  rooms = await transferRooms(at.db, at.clock);
  lphq = aStaffMember();
  await accountsIn(at.db, lphq);
});
afterAll(async () => {
  await rooms.close();
  await at.close();
});
beforeEach(async () => {
  await at.begin();
  await at.db.adminQuery('delete from transcripts_to_sign');
  [north, south] = [await at.agency(), await at.agency()];
  hall = await aCommunity().named('Southern Hall').of(south.agency).in(at.db);
});

const run = (): Promise<number> => at.worker.get(SignTranscripts).run();
const alarms = (): string[] => at.lines.filter((line) => line.includes('A transcript was not signed.'));

interface Gone {
  readonly portableId: string;
  readonly learnerId: string;
  readonly transcriptId: string;
}

/** Somebody qualified goes from one agency to the other, carried out by LPHQ. */
async function transferred(from = north!, to = south!): Promise<Gone> {
  const zoe = await from.qualifies();
  const offer = { learnerId: zoe.id, toSlug: to.agency.slug, consent: true };
  const offered = await rooms.offer.run(from.manager, offer);
  if (offered.kind !== 'transfer-offered') throw new Error(offered.kind);
  const { transferId } = offered;
  await rooms.answer.run(to.manager, { transferId, answer: 'ACCEPT', communityId: hall.id });
  const done = await rooms.execute.run(lphq, transferId);
  expect(done).toMatchObject({ kind: 'transfer-executed' });
  const [row] = await at.db.adminQuery<{ id: string; learner_id: string }>(
    'select id, learner_id from transcripts where transfer_id = $1',
    [transferId],
  );
  return { portableId: zoe.portableId, learnerId: row?.learner_id ?? '', transcriptId: row?.id ?? '' };
}

const shown = (learnerId: string, by = south!.manager) =>
  at.db.units.read(by, (unit) => new TranscriptStore().ofLearner(unit, learnerId));
async function tokenOf(gone: Gone): Promise<string> {
  const found = await shown(gone.learnerId);
  if (!found?.signed) throw new Error('It is not signed.');
  return found.signed.jwt;
}

/** As anybody does who holds a token and the published key list: jose alone, with the key that the header names. */
async function verified(token: string, issuer: string) {
  const { keys } = await at.keyList();
  return jwtVerify(
    token,
    async ({ kid }) => {
      const key = keys.find((one) => `${ORIGIN}/keys/${one.kid}` === kid);
      if (key?.issuer !== issuer || key.purpose !== 'BADGE') throw new Error('Not a key of the issuer’s.');
      return importJWK({ ...key.jwk }, 'ES256');
    },
    { issuer, typ: 'lphq-transcript+jwt', algorithms: ['ES256'] },
  );
}
const issuerOf = ({ agency }: AgencyScene) => `${ORIGIN}/o/${agency.slug}`;

describe('a transcript', () => {
  test('is signed by the giving agency’s key: anybody verifies it from the published list', async () => {
    const gone = await transferred();
    expect(await shown(gone.learnerId)).toMatchObject({ signed: null });
    expect(await run()).toBe(1);
    const { payload, protectedHeader } = await verified(await tokenOf(gone), issuerOf(north!));
    expect(protectedHeader).toMatchObject({ alg: 'ES256', typ: 'lphq-transcript+jwt' });
    expect(payload).toMatchObject({
      aud: issuerOf(south!),
      sub: `urn:uuid:${gone.portableId}`,
      jti: `urn:uuid:${gone.transcriptId}`,
      transcript: {
        from: { slug: north!.agency.slug, name: north!.agency.name },
        to: { slug: south!.agency.slug },
        programme: { edition: north!.programme.edition },
        qualifiedOn: '2026-11-10',
      },
    });
    const { accepted } = payload['transcript'] as { accepted: Record<string, unknown>[] };
    expect(accepted.map(({ assignment }) => assignment)).toEqual([1, 2, 3, 4]);
    expect(accepted[0]).toMatchObject({ completedOn: expect.any(String), decidedOn: expect.any(String) });
    expect(JSON.stringify(payload)).not.toMatch(/email|ageAttested|ADULT/);
    expect(await run()).toBe(0);
  });

  test('names who judged, as the giving agency knew them', async () => {
    const { accountId } = north!.assessor;
    await at.db.adminQuery(
      `insert into memberships (account_id, agency_id, role, display_name, joined_at)
       values ($1, $2, 'AGENCY_ASSESSOR', 'Odile Roy', '2026-01-01')`,
      [accountId, north!.agency.id],
    );
    const gone = await transferred();
    await run();
    const { payload } = await verified(await tokenOf(gone), issuerOf(north!));
    const { accepted } = payload['transcript'] as { accepted: { judgedBy: string | null }[] };
    expect(new Set(accepted.map(({ judgedBy }) => judgedBy))).toEqual(new Set(['Odile Roy']));
  });

  test('that somebody changes verifies no more, nor does one under another agency’s key', async () => {
    const gone = await transferred();
    await run();
    const token = await tokenOf(gone);
    const [head, body, tail] = token.split('.') as [string, string, string];
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as Record<string, unknown>;
    const altered = {
      ...claims,
      transcript: { ...(claims['transcript'] as object), qualifiedOn: '2020-01-01' },
    };
    const forged = [head, Buffer.from(JSON.stringify(altered)).toString('base64url'), tail].join('.');
    await expect(verified(forged, issuerOf(north!))).rejects.toThrow(errors.JWSSignatureVerificationFailed);
    await expect(verified(token, issuerOf(south!))).rejects.toThrow('Not a key of the issuer’s.');
    const { keys } = await at.keyList();
    const other = keys.find(({ issuer, purpose }) => issuer === issuerOf(south!) && purpose === 'BADGE');
    await expect(jwtVerify(token, await importJWK({ ...other!.jwk }, 'ES256'))).rejects.toThrow(
      errors.JWSSignatureVerificationFailed,
    );
  });

  test('is the receiving agency’s alone, and tells its journal that it was signed', async () => {
    const gone = await transferred();
    await run();
    expect(await shown(gone.learnerId)).toMatchObject({ signed: { kid: expect.any(String) } });
    expect(await shown(gone.learnerId, north!.manager)).toBeNull();
    const told = await at.db.adminQuery<{ agency_id: string }>(
      `select agency_id from journal_entries where type = 'learner.transcript-signed' and agency_id = any($1)`,
      [[north!.agency.id, south!.agency.id]],
    );
    expect(told).toEqual([{ agency_id: south!.agency.id }]);
  });

  test('is signed for an agency that may not act any more', async () => {
    const gone = await transferred();
    await at.db.adminQuery(`update agencies set authorised_until = '2026-01-01' where agency_id = $1`, [
      north!.agency.id,
    ]);
    expect(await run()).toBe(1);
    await verified(await tokenOf(gone), issuerOf(north!));
  });
});

describe('what cannot be signed', () => {
  test('waits without an alarm while no published list names the key', async () => {
    const west = await at.agency('unpublished');
    const gone = await transferred(west);
    expect(await run()).toBe(0);
    expect(alarms()).toEqual([]);
    await at.publishKeys();
    at.later(1_000);
    expect(await run()).toBe(1);
    await verified(await tokenOf(gone), issuerOf(west));
  });

  test.each([
    ['the giving agency', `jsonb_set(content, '{from,slug}', '"elsewhere"')`],
    ['the receiving agency', `jsonb_set(content, '{to,slug}', '"elsewhere"')`],
    ['its id', `jsonb_set(content, '{id}', '"3b241101-e2bb-4255-8caf-4136c566a962"')`],
    ['a day after it was made', `jsonb_set(content, '{qualifiedOn}', '"2030-01-01"')`],
    ['a day that is none', `jsonb_set(content, '{enrolledOn}', '"soon"')`],
  ])('is an alarm and stops no other, where somebody changed %s', async (_, change) => {
    const [spoilt, sound] = [await transferred(), await transferred()];
    await pastTriggers(
      at.db,
      `update transcripts set content = ${change} where id = '${spoilt.transcriptId}'`,
    );
    expect(await run()).toBe(1);
    expect(alarms()).toHaveLength(1);
    await verified(await tokenOf(sound), issuerOf(north!));
    expect(await run()).toBe(0);
    at.later(5_000);
    await run();
    expect(alarms()).toHaveLength(2);
    expect(await shown(spoilt.learnerId)).toMatchObject({ signed: null });
  });

  test('is an alarm where the agency has no key that signs', async () => {
    const gone = await transferred();
    await at.db.adminQuery(`update signing_keys set state = 'RETIRED' where agency_id = $1`, [
      north!.agency.id,
    ]);
    expect(await run()).toBe(0);
    expect(alarms()).toHaveLength(1);
    expect(await shown(gone.learnerId)).toMatchObject({ signed: null });
  });
});

test('two workers at once sign each transcript once', async () => {
  for (let count = 0; count < 4; count += 1) await transferred();
  const signed = await Promise.all([run(), run()]);
  expect(signed.reduce((one, other) => one + other, 0)).toBe(4);
  expect(alarms()).toEqual([]);
});

test('a killed worker’s claim ends with its lease', async () => {
  const gone = await transferred();
  await at.db.units.overQueues((unit) =>
    new TranscriptStore().claim(unit, {
      due: at.clock.now(),
      until: plusMilliseconds(at.clock.now(), 10_000),
      limit: 50,
    }),
  );
  expect(await run()).toBe(0);
  at.later(10_000);
  expect(await run()).toBe(1);
  await verified(await tokenOf(gone), issuerOf(north!));
});
