import { createECDH, createHash, createPrivateKey, sign } from 'node:crypto';
import { readdir, writeFile } from 'node:fs/promises';

import { instantOf, isoSeconds, plusMilliseconds } from '#platform/clock';
import { keyId, kidOf, publicJwkOf, type StatusPurpose } from '#proof/claims';
import { decodeBase32, encodeBase32, toLowS } from '#proof/compact';
import { prepareStatusList } from '#proof/status';
import type { StoredRecord } from '#proof/verification';

import {
  anIssuedCredential,
  entryOf,
  type IssuedCredential,
  jwsOf,
  keyListJwt,
  NOW,
  ORIGIN,
  type TestKey,
} from '../builders/proof.builder.js';
import { answerOf, sumsOf, type Vector, vectorNames, type WrittenRecord } from './vector.js';

/**
 * Makes the golden vectors. ES256 draws a number for each signature, so every run would write other bytes: published
 * formats add vectors and never edit them, so what is there is left alone, unless `--anew` is given on a day when no
 * badge was ever issued.
 *
 *     node --import ./bench/typescript.js test/vectors/make-vectors.ts
 */
const FOLDER = new URL('./', import.meta.url);
const PLACE = { list: 17, position: 4711 };
const LATER = plusMilliseconds(NOW, 5 * 60_000);

/** A key that is the same on every machine. It signs nothing but these files. */
function fixedKey(name: string): TestKey {
  const curve = createECDH('prime256v1');
  curve.setPrivateKey(createHash('sha256').update(`lphq golden vectors: ${name}`).digest());
  const point = curve.getPublicKey();
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString('base64url'));
  const jwk = publicJwkOf({ kty: 'EC', crv: 'P-256', x: x!, y: y! })!;
  const d = curve.getPrivateKey().toString('base64url');
  const privateKey = createPrivateKey({ key: { ...jwk, d }, format: 'jwk' });
  const signed = (bytes: Uint8Array) =>
    toLowS(sign('sha256', bytes, { key: privateKey, dsaEncoding: 'ieee-p1363' }));
  return { kid: kidOf(jwk), jwk, privateKey, sign: signed };
}

const house = { root: fixedKey('root'), operating: fixedKey('operating'), badgeKey: fixedKey('north, badges') };
const statusKey = fixedKey('north, status');
const southern = fixedKey('south, badges');
const stranger = fixedKey('a stranger');
const keyList = keyListJwt(house, {
  keys: [
    entryOf(house.badgeKey),
    entryOf(statusKey, { purpose: 'STATUS' }),
    entryOf(southern, { issuer: `${ORIGIN}/o/south` }),
  ],
});

type PublishedIn = Vector['statusLists'][number];

function statusList(
  version: number,
  positions: readonly number[],
  signedAt = NOW,
  purpose: StatusPurpose = 'revocation',
): PublishedIn {
  const before = { origin: ORIGIN, number: PLACE.list, purpose, slug: 'north', version: version - 1, signedAt, expiresAt: signedAt };
  const { payload } = prepareStatusList({
    ...{ origin: ORIGIN, number: PLACE.list, purpose, slug: 'north', kid: statusKey.kid, positions, now: signedAt },
    previous: version === 1 ? null : { ...before, bits: new Uint8Array(16_384) },
  });
  const header = { alg: 'ES256', cty: 'vc', kid: keyId(ORIGIN, statusKey.kid), typ: 'vc+jwt' };
  const jwt = jwsOf(header, payload, statusKey);
  return purpose === 'revocation' ? { number: PLACE.list, jwt } : { number: PLACE.list, purpose, jwt };
}

type Case = Partial<Omit<Vector, 'shown'>> & { readonly title: string; readonly texts: readonly string[] };

const good = anIssuedCredential(house.badgeKey);
const ended = anIssuedCredential(house.badgeKey, { validFrom: '2026-06-01T12:00:00Z', validUntil: '2026-11-30' });
const coming = anIssuedCredential(house.badgeKey, { validFrom: '2026-12-24T12:00:00Z' });
const core = anIssuedCredential(house.badgeKey, { credentialKind: 'CC_MS' });
const foreign = anIssuedCredential(stranger);
const byOther = anIssuedCredential(southern);
const allForms = ({ code, jwt, link, proof }: IssuedCredential): string[] => [code, jwt, link, proof];
const signedForms = ({ jwt, link, proof }: IssuedCredential): string[] => [jwt, link, proof];

const CASES: Readonly<Record<string, Case>> = {
  valid: { title: 'Inside its dates', record: written(good.record), texts: allForms(good) },
  expired: { title: 'After its last day in Toronto', record: written(ended.record), texts: allForms(ended) },
  'not-yet-valid': { title: 'Before its first instant', record: written(coming.record), texts: allForms(coming) },
  revoked: { title: 'Revoked', record: revoked(good), texts: allForms(good) },
  'revoked-and-expired': { title: 'Revoked, and expired since', record: revoked(ended), texts: allForms(ended) },
  'agency-suspended': {
    title: 'Its agency was suspended after it was issued',
    record: written({ ...good.record, agencyStanding: 'SUSPENDED' }),
    texts: allForms(good),
  },
  'not-found': { title: 'A code that never existed', record: null, texts: ['0000000000000000'] },
  undone: { title: 'Taken back before it was announced: it has no record', record: null, texts: allForms(good) },
  'wrong-key': {
    title: 'Signed by a key of another agency',
    record: written(byOther.record),
    texts: allForms(byOther),
  },
  'unknown-issuer': { title: 'Signed by a key that LPHQ does not list', record: null, texts: signedForms(foreign) },
  tampered: {
    title: 'Another payload or another proof under the old signature',
    record: written(good.record),
    texts: [
      [good.jwt.split('.')[0], ended.jwt.split('.')[1], good.jwt.split('.')[2]].join('.'),
      good.link.slice(0, -good.proof.length) + withOneBitFlipped(good.proof),
    ],
  },
  'record-edited': {
    title: 'The row names somebody else than was signed',
    record: written({ ...good.record, publicName: 'M. Impostor' }),
    texts: allForms(good),
  },
  'mistyped-code': { title: 'A slip of the finger', record: null, texts: ['0000000000000001'] },
  'record-away': {
    title: 'The record cannot be asked, and a list was signed lately',
    record: 'away',
    now: isoSeconds(LATER),
    statusLists: [statusList(1, [])],
    texts: allForms(good),
  },
  'record-away-revoked': {
    title: 'The record cannot be asked, and the list says that it was taken back',
    record: 'away',
    now: isoSeconds(LATER),
    statusLists: [statusList(1, [PLACE.position])],
    texts: allForms(good),
  },
  'status-stale': {
    title: 'Neither the record nor a list of the last 15 minutes',
    record: 'away',
    statusLists: [statusList(1, [], plusMilliseconds(NOW, -15 * 60_000))],
    texts: allForms(good),
  },
  'status-unreachable': { title: 'Neither the record nor any list', record: 'away', texts: allForms(good) },
  'status-rolled-back': {
    title: 'After version 2, which has it, version 1 comes back, which has not',
    record: 'away',
    now: isoSeconds(LATER),
    statusLists: [statusList(2, [PLACE.position]), statusList(1, [])],
    texts: allForms(good),
  },
  'status-list': {
    title: 'A status list with three places taken back: the first, 4711 and the last',
    record: null,
    statusLists: [statusList(1, [0, PLACE.position, 131_071])],
    texts: [],
  },
  suspended: { title: 'Suspended, and not for good', record: suspended(good), texts: allForms(good) },
  'suspended-and-expired': { title: 'Suspended, and expired since', record: suspended(ended), texts: allForms(ended) },
  replaced: {
    title: 'Revoked because another badge took its place',
    record: { ...revoked(good), isReplaced: true },
    texts: allForms(good),
  },
  'core-competencies': { title: 'Of the other kind', record: written(core.record), texts: allForms(core) },
  'record-away-both-lists': {
    title: 'The record cannot be asked, and both lists were signed lately',
    record: 'away',
    now: isoSeconds(LATER),
    statusLists: [statusList(1, []), statusList(1, [], NOW, 'suspension')],
    texts: allForms(good),
  },
  'record-away-suspended': {
    title: 'The record cannot be asked, and the list of suspensions has it',
    record: 'away',
    now: isoSeconds(LATER),
    statusLists: [statusList(1, []), statusList(1, [PLACE.position], NOW, 'suspension')],
    texts: allForms(good),
  },
  'record-away-reinstated': {
    title: 'After version 1, which has it, version 2 of the list of suspensions has it no more',
    record: 'away',
    now: isoSeconds(LATER),
    statusLists: [statusList(1, []), statusList(1, [PLACE.position], NOW, 'suspension'), statusList(2, [], NOW, 'suspension')],
    texts: allForms(good),
  },
  'suspension-stale': {
    title: 'The list of what was taken back is new, that of suspensions is not',
    record: 'away',
    statusLists: [statusList(1, []), statusList(1, [], plusMilliseconds(NOW, -15 * 60_000), 'suspension')],
    texts: allForms(good),
  },
  'key-list': { title: 'A key list: operating key under the root, badge and status keys under that', record: null, texts: [] },
};

function revoked({ record }: IssuedCredential): WrittenRecord {
  return written({ ...record, state: 'REVOKED', revokedAt: instantOf(NOW.getTime() - 3_600_000) });
}

function suspended({ record }: IssuedCredential): WrittenRecord {
  return written({ ...record, state: 'SUSPENDED' });
}

function written(record: StoredRecord): WrittenRecord {
  const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
  return {
    ...record,
    jwtPayload: base64url(record.jwtPayload),
    cwtPayload: base64url(record.cwtPayload),
    validFrom: isoSeconds(record.validFrom),
    expiresAt: isoSeconds(record.expiresAt),
    revokedAt: record.revokedAt === null ? null : isoSeconds(record.revokedAt),
  };
}

function withOneBitFlipped(proof: string): string {
  const bytes = decodeBase32(proof)!;
  bytes[40]! ^= 1;
  return encodeBase32(bytes);
}

async function writeCase(name: string, { texts, ...given }: Case): Promise<void> {
  const fixed = { now: isoSeconds(NOW), origin: ORIGIN, root: house.root.jwk, keyList };
  const vector = { ...fixed, record: null, statusLists: [], ...given };
  const shown = await Promise.all(texts.map(async (text) => ({ text, answer: await answerOf(vector, text) })));
  await writeFile(new URL(`${name}.json`, FOLDER), `${JSON.stringify({ ...vector, shown }, null, 2)}\n`);
}

const isAnew = process.argv.includes('--anew');
const there = new Set(isAnew ? [] : await readdir(FOLDER));
const missing = Object.entries(CASES).filter(([name]) => !there.has(`${name}.json`));
for (const [name, plan] of missing) await writeCase(name, plan);
await writeFile(new URL('SHA256SUMS', FOLDER), await sumsOf(await vectorNames()));
process.stdout.write(`made: ${missing.map(([name]) => name).join(', ') || 'none'}\n`);
