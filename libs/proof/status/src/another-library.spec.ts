import * as library from '@digitalbazaar/vc-bitstring-status-list';
import { describe, expect, test } from '@jest/globals';

import { fixedClock } from '#platform/clock';
import {
  type JsonObject,
  parseCanonical,
  prepareBadgeClaim,
  shortKidIn,
  type StatusPurpose,
} from '#proof/claims';
import type { Code } from '#proof/compact';

import { bitsOf, decodeBits, encodeBits, isSet } from './bits.js';
import { prepareStatusList } from './prepare-status-list.js';

const ORIGIN = 'https://verify.example.org';
const NOW = fixedClock('2026-11-21T19:32:00Z').now();
const TAKEN_BACK = [0, 7, 8, 4711, 131_071];
const KID = 've7heki2gsfmubai';

const payloadOf = (claim: { payload: Uint8Array }): JsonObject => parseCanonical(claim.payload) as JsonObject;
const SUSPENDED = [1, 4711];
const listOf = (purpose: StatusPurpose, positions: readonly number[]): JsonObject =>
  payloadOf(
    prepareStatusList({
      ...{ origin: ORIGIN, number: 17, purpose, slug: 'north', kid: KID, positions },
      ...{ previous: null, now: NOW },
    }),
  );
const lists = [listOf('revocation', TAKEN_BACK), listOf('suspension', SUSPENDED)];
const listAt = (url: string): Promise<{ document: JsonObject }> => {
  const document = lists.find(({ id }) => id === url);
  return document ? Promise.resolve({ document }) : Promise.reject(new Error(`There is no ${url}.`));
};

function badgeAt(position: number): JsonObject {
  const { jwtPayload } = prepareBadgeClaim({
    ...{ origin: ORIGIN, code: '7K3F9QX2M5T8W1YK' as Code, credentialKind: 'MSQ', edition: '2026' },
    ...{ issuer: { slug: 'north', name: 'North Agency' }, publicName: null, validFrom: NOW },
    ...{ expiresAt: fixedClock('2028-11-21T05:00:00Z').now(), status: { list: 17, position } },
    ...{ subjectUrn: 'urn:uuid:3b241101-e2bb-4255-8caf-4136c566a962', kid: KID, shortKid: shortKidIn(KID)! },
  });
  return payloadOf({ payload: jwtPayload });
}

/** Digital Bazaar's implementation of Bitstring Status List, which shares no code with ours. */
describe('another library', () => {
  test('reads from our two lists what became of our badges', async () => {
    for (const position of [...TAKEN_BACK, 1, 4712, 65_536]) {
      const answer = await library.checkStatus({
        credential: badgeAt(position),
        documentLoader: listAt,
        verifyBitstringStatusListCredential: false,
      });
      expect(answer).toMatchObject({ verified: true });
      expect(answer.results?.map(({ status }) => status)).toEqual([
        TAKEN_BACK.includes(position),
        SUSPENDED.includes(position),
      ]);
    }
  });

  test('takes nothing from the list of another agency', async () => {
    const document = { ...lists[0], issuer: `${ORIGIN}/o/south` };
    const answer = await library.checkStatus({
      credential: badgeAt(4711),
      documentLoader: () => Promise.resolve({ document }),
      verifyBitstringStatusListCredential: false,
    });
    expect(answer.verified).toBe(false);
  });

  test('unpacks our bits, and we unpack its', async () => {
    const theirs = await library.createList({ length: 131_072 });
    for (const position of TAKEN_BACK) theirs.setStatus(position, true);
    const bits = decodeBits(await theirs.encode());
    expect(bits && Buffer.from(bits).equals(bitsOf(TAKEN_BACK))).toBe(true);
    const read = await library.decodeList({ encodedList: encodeBits(bitsOf(TAKEN_BACK)) });
    expect(read.length).toBe(131_072);
    for (const position of [0, 1, 7, 8, 4711, 4712, 131_071])
      expect(read.getStatus(position)).toBe(isSet(bitsOf(TAKEN_BACK), position));
  });
});
