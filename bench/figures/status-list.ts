import { generateKeyPairSync, type KeyObject, randomInt, sign } from 'node:crypto';
import { gzipSync } from 'node:zlib';

import { systemClock } from '#platform/clock';
import { makeRoot, signerFromJwk, signStatusList } from '#proof/signing';
import { bitsOf, prepareStatusList, publishedStatusList, type StatusListFacts } from '#proof/status';

import type { Figure } from '../figure.js';
import { inTurns, millisecondsOf } from '../rounds.js';

const PLACES = 131_072;

/** The next version of a whole list, one place in a hundred taken back: written anew, linted and signed. */
export const statusList: Figure = {
  lines: [
    {
      name: 'status-list',
      unit: 'ms',
      baseline: 'the same bits packed by gzip and signed by node:crypto, unread',
      goal: { of: 'value', is: 'at most', bound: 5 },
    },
  ],
  async measure(stand) {
    const signer = await signerFromJwk(makeRoot().privateJwk);
    const positions = Array.from({ length: PLACES / 100 }, () => randomInt(PLACES));
    const common = {
      origin: 'https://verify.example.org',
      number: 17,
      purpose: 'revocation' as const,
      slug: 'north',
      kid: signer.kid,
      positions,
    };
    const facts: StatusListFacts = { ...common, previous: null, now: systemClock.now() };
    const previous = publishedStatusList(await signStatusList(signer, prepareStatusList(facts)));
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const times = stand.quick ? 5 : 50;
    const reading = await inTurns(
      stand.quick ? 3 : 11,
      () => millisecondsOf(times, () => signStatusList(signer, prepareStatusList({ ...facts, previous }))),
      () => millisecondsOf(times, async () => bare(positions, privateKey)),
    );
    return { 'status-list': reading };
  },
};

function bare(positions: readonly number[], key: KeyObject): Buffer {
  const packed = gzipSync(bitsOf(positions), { level: 1 }).toString('base64url');
  return sign('sha256', Buffer.from(packed), { key, dsaEncoding: 'ieee-p1363' });
}
