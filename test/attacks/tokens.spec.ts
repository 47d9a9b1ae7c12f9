import { randomInt } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';

import { canonicalBytes, prepareTranscript } from '#proof/claims';

import type { Verifier } from '../../apps/verifier/src/start-verifier.js';
import { HandClock } from '../builders/hand-clock.js';
import { aTestKey } from '../builders/key-tree.js';
import { aScanScene, type ScannedBadge, type ScanScene } from '../builders/scan-scene.js';
import { StatusScene } from '../builders/status-scene.js';
import { TRANSCRIPT, transcriptFacts } from '../builders/transcript.builder.js';
import { aVerifierOf } from '../builders/verifier.builder.js';
import { openTestDatabase, type TestDatabase } from '../harness/database.js';
import { announce, askAll, type Question, type Reply } from './asking.js';
import { mutantsOfProof, mutantsOfToken } from './mutants.js';
import { proofForgeries } from './proof-forgeries.js';
import { tokenForgeries } from './token-forgeries.js';

const NOW = '2026-11-21T19:32:00Z';
const ORIGIN = 'http://localhost:3001';
/** Of each form, as P05 wants it. */
const MUTANTS = 20_000;
// Forty thousand requests beside whatever else two cores carry.
jest.setTimeout(300_000);

const clock = new HandClock(NOW);
const stranger = aTestKey();
let db: TestDatabase;
let scene: ScanScene;
let badge: ScannedBadge;
let verifier: Verifier;

beforeAll(async () => {
  db = await openTestDatabase();
  scene = await aScanScene(db, ORIGIN, clock.now());
  await scene.publish(1);
  badge = await scene.issues();
  verifier = await aVerifierOf(scene, db.urls.public, { clock });
});
afterAll(async () => {
  await verifier.close();
  await db.close();
});

const shown = (body: string | Buffer): Question => ({
  path: '/api/v1/verify',
  headers: { 'content-type': 'text/plain; charset=utf-8' },
  body,
});
const present = (texts: readonly string[]): Promise<Reply[]> => askAll(verifier.url, texts.map(shown));

/** The link up to its proof. */
const address = (): string => badge.link.slice(0, -badge.proof.length);
const payloadOf = (jwt: string): unknown =>
  JSON.parse(Buffer.from(jwt.split('.')[1]!, 'base64url').toString());

/** What may never be: believed, or a fault of ours. */
const isWrong = ({ status, body }: Reply): boolean => status >= 500 || /"VALID"/.test(body);
const wrongOnes = async (texts: readonly string[]): Promise<string[]> => {
  const replies = await present(texts);
  return texts.filter((_, place) => isWrong(replies[place]!));
};
const sampled = (texts: fc.Arbitrary<string>, numRuns: number): string[] => {
  const seed = randomInt(2 ** 31);
  return fc.sample(texts, { numRuns, seed });
};

test('the genuine forms are VALID at this door', async () => {
  const replies = await present([badge.code, badge.jwt, badge.proof, badge.link, badge.proof.toLowerCase()]);
  expect(
    replies.map(({ status, body }) => [status, (JSON.parse(body) as { outcome: string }).outcome]),
  ).toEqual(Array(5).fill([200, 'VALID']));
});

describe('P05: over HTTP none is believed and none is a fault', () => {
  test('of the list of forged tokens', async () => {
    const genuine = { ...scene.key, jwt: badge.jwt, origin: ORIGIN, sign: scene.key.signature };
    const forgeries = tokenForgeries(genuine, { jwk: stranger.jwk, sign: stranger.signature });
    expect(Object.keys(forgeries).length).toBeGreaterThanOrEqual(60);
    expect(await wrongOnes(Object.values(forgeries))).toEqual([]);
  });

  test('of the list of forged proofs, bare and in their link', async () => {
    const genuine = { ...scene.key, proof: badge.proof, sign: scene.key.signature };
    const forgeries = Object.values(proofForgeries(genuine, { sign: stranger.signature }));
    expect(await wrongOnes(forgeries)).toEqual([]);
    expect(await wrongOnes(forgeries.map((forgery) => address() + forgery))).toEqual([]);
  });

  test('of 20,000 mutants of the token', async () => {
    expect(await wrongOnes(sampled(mutantsOfToken(badge.jwt), MUTANTS))).toEqual([]);
  });

  test('of 20,000 mutants of the compact proof, in its link', async () => {
    const mutants = sampled(mutantsOfProof(badge.proof), MUTANTS);
    expect(await wrongOnes(mutants.map((mutant) => address() + mutant))).toEqual([]);
  });

  test('T37: of what else LPHQ signs', async () => {
    const list = scene.tree.list(1, [{ key: scene.key, slug: 'north' }]);
    const certificate = (payloadOf(list) as { operating: string }).operating;
    const statusList = new StatusScene(ORIGIN).signs({ number: 1, now: clock.now(), key: scene.key });
    const forged = statusList.replace(/^[^.]+/, badge.jwt.split('.')[0]!);
    expect(await wrongOnes([list, certificate, statusList, forged])).toEqual([]);
  });

  test('T37: of a transcript, which the same key signs', async () => {
    const { payload } = prepareTranscript(transcriptFacts(ORIGIN, clock.now()), {
      ...{ id: TRANSCRIPT, kid: scene.key.kid, origin: ORIGIN, fromSlug: 'north', toSlug: 'south' },
    });
    const tokens = ['lphq-transcript+jwt', 'JWT'].map((typ) => {
      const header = canonicalBytes({ alg: 'ES256', kid: `${ORIGIN}/keys/${scene.key.kid}`, typ });
      const parts = [header, payload].map((bytes) => Buffer.from(bytes).toString('base64url'));
      const signed = parts.join('.');
      return `${signed}.${Buffer.from(scene.key.signature(Buffer.from(signed))).toString('base64url')}`;
    });
    expect(await wrongOnes(tokens)).toEqual([]);
  });

  test('T33: of 200 kids, and none is looked for anywhere but in the list', async () => {
    const payload = Buffer.from(badge.jwt.split('.')[1]!, 'base64url');
    const kids = fc.sample(fc.string({ unit: 'grapheme', maxLength: 300 }), {
      numRuns: 200,
      seed: randomInt(2 ** 31),
    });
    const texts = kids.map((kid) => {
      const header = canonicalBytes({ alg: 'ES256', kid: `${ORIGIN}/keys/${kid}`, typ: 'JWT' });
      const signed = `${Buffer.from(header).toString('base64url')}.${payload.toString('base64url')}`;
      return `${signed}.${Buffer.from(scene.key.signature(Buffer.from(signed))).toString('base64url')}`;
    });
    const replies = await present(texts);
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([404]));
  });
});

describe('T35: what is too large is refused', () => {
  test.each([1, 16, 17, 100, 1_000])('%s KB of a token are 4xx', async (kilobytes) => {
    const [head, body] = badge.jwt.split('.') as [string, string];
    const long = `${head}.${body}${'A'.repeat(kilobytes * 1_000)}.${badge.jwt.split('.')[2]!}`;
    const [reply] = await present([long.slice(0, 1_048_576)]);
    expect(reply!.status).toBe(kilobytes < 16 ? 200 : 400); // the shorter ones are tokens of ours, ALTERED
    expect(isWrong(reply!)).toBe(false);
  });

  test.each([2, 10, 50])(
    '%s MB are refused by their announcement, before they are read',
    async (megabytes) => {
      const length = String(megabytes * 1_000_000);
      const question = {
        path: '/api/v1/verify',
        headers: { 'content-type': 'text/plain', 'content-length': length },
      };
      expect(await announce(verifier.url, question)).toBe(413);
    },
  );
});
