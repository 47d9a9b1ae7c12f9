import { describe, expect, test } from '@jest/globals';

import { plusMilliseconds, secondsOf } from '#platform/clock';
import { canonicalBytes, type JsonValue } from '#proof/claims';

import {
  aHouse,
  anIssuedCredential,
  aTestKey,
  base64url,
  entryOf,
  headerFor,
  jwsOf,
  type KeyListChange,
  keyListJwt,
  NOW,
  ORIGIN,
} from '../../../../test/builders/proof.builder.js';
import { keyByKid, keyByShortKid } from './key-list.js';
import { type Distrust, readKeyList } from './read-key-list.js';

const house = aHouse();
const read = (jwt: string, now = NOW, origin = ORIGIN) => readKeyList(jwt, house.root.jwk, origin, now);
const DAY = 86_400_000;

describe('a key list', () => {
  test('is trusted down the whole tree', async () => {
    const answer = await read(keyListJwt(house));
    if (answer.kind !== 'trusted') throw new Error(answer.because);
    const { keyList } = answer;
    expect(keyList).toMatchObject({ version: 7, signedAt: plusMilliseconds(NOW, -60_000) });
    expect(keyList.keys).toHaveLength(1);
    expect(keyByKid(keyList, house.badgeKey.kid)).toMatchObject({ state: 'ACTIVE', jwk: house.badgeKey.jwk });
    expect(keyByShortKid(keyList, Buffer.from(keyList.keys[0]!.shortKid, 'base64url'))).toBe(keyList.keys[0]);
    for (const stranger of ['', '__proto__', 'constructor', aTestKey().kid])
      expect(keyByKid(keyList, stranger)).toBeNull();
  });

  test('is trusted no longer than its certificate', async () => {
    const answer = await read(keyListJwt(house, { certificate: { exp: secondsOf(NOW) + 3600 } }));
    expect(answer).toMatchObject({ keyList: { expiresAt: plusMilliseconds(NOW, 3_600_000) } });
  });

  test('keeps retired and compromised keys, and those of LPHQ itself', async () => {
    const keys = [
      entryOf(aTestKey(), { state: 'RETIRED' }),
      entryOf(aTestKey(), { state: 'COMPROMISED', compromisedAt: '2026-11-30T00:00:00Z' }),
      entryOf(house.operating, { purpose: 'OPERATING', issuer: ORIGIN }),
    ];
    expect(await read(keyListJwt(house, { keys }))).toMatchObject({
      kind: 'trusted',
      keyList: { keys: { length: 3 } },
    });
  });

  test('T38: of an older version than one seen before is not trusted', async () => {
    const jwt = keyListJwt(house);
    expect(await readKeyList(jwt, house.root.jwk, ORIGIN, NOW, 7)).toMatchObject({ kind: 'trusted' });
    expect(await readKeyList(jwt, house.root.jwk, ORIGIN, NOW, 8)).toEqual({
      kind: 'untrusted',
      because: 'rolled-back',
    });
  });
});

describe('a key list that is not trusted', () => {
  const stranger = aTestKey();
  const key = house.badgeKey;
  const now = secondsOf(NOW);

  test.each<[string, KeyListChange, Distrust]>([
    ['signed by a stranger', { signedBy: stranger }, 'signature'],
    ['signed by the root itself', { signedBy: house.root }, 'signature'],
    ['signed by a badge key', { signedBy: key }, 'signature'],
    ['certified by a stranger', { certifiedBy: stranger }, 'certificate'],
    ['certified by the operating key itself', { certifiedBy: house.operating }, 'certificate'],
    ['with a certificate for another key', { certificate: { jwk: { ...stranger.jwk } } }, 'signature'],
    ['with a certificate without a key', { certificate: { jwk: 'x' } }, 'certificate'],
    [
      'with a certificate of another origin',
      { certificate: { iss: 'https://evil.example' } },
      'other-origin',
    ],
    ['with a certificate that is over', { certificate: { exp: now } }, 'certificate-out-of-date'],
    ['with a certificate of tomorrow', { certificate: { nbf: now + 61 } }, 'certificate-out-of-date'],
    ['with a certificate without an end', { certificate: { exp: 'never' } }, 'certificate'],
    ['without a certificate', { payload: { operating: '' } }, 'certificate'],
    ['with its own text for a certificate', { payload: { operating: 7 } }, 'certificate'],
    ['of another origin', { payload: { iss: 'https://evil.example' } }, 'other-origin'],
    ['that is over', { payload: { exp: now } }, 'out-of-date'],
    ['from the future', { payload: { iat: now + 61 } }, 'out-of-date'],
    ['without an end', { payload: { exp: 'never' } }, 'malformed'],
    ['without a version', { payload: { version: 'latest' } }, 'malformed'],
    ['of version 0', { payload: { version: 0 } }, 'malformed'],
    ['whose keys are no list', { payload: { keys: {} } }, 'keys'],
    ['with a key twice', { keys: [entryOf(key), entryOf(key)] }, 'keys'],
    ['with a key under another kid', { keys: [entryOf(key, { kid: stranger.kid })] }, 'keys'],
    ['with a kid that climbs', { keys: [entryOf(key, { kid: '../../x' })] }, 'keys'],
    [
      'with another key’s short kid',
      { keys: [entryOf(key, { shortKid: base64url(Buffer.alloc(4)) })] },
      'keys',
    ],
    ['with a padded short kid', { keys: [entryOf(key, { shortKid: 'AAAAAA==' })] }, 'keys'],
    ['with a key of another algorithm', { keys: [entryOf(key, { alg: 'HS256' })] }, 'keys'],
    ['with a key that is no P-256 key', { keys: [entryOf(key, { jwk: { kty: 'oct', k: 'AAAA' } })] }, 'keys'],
    ['with a key in no state', { keys: [entryOf(key, { state: 'PENDING' })] }, 'keys'],
    ['with a key for no purpose', { keys: [entryOf(key, { purpose: 'WEBHOOK' })] }, 'keys'],
    ['with a badge key of LPHQ', { keys: [entryOf(key, { issuer: ORIGIN })] }, 'keys'],
    [
      'with a key of another origin',
      { keys: [entryOf(key, { issuer: 'https://evil.example/o/north' })] },
      'keys',
    ],
    ['with an issuer that climbs', { keys: [entryOf(key, { issuer: `${ORIGIN}/o/../o/north` })] }, 'keys'],
    ['with an operating key of an agency', { keys: [entryOf(key, { purpose: 'OPERATING' })] }, 'keys'],
    ['with a key compromised at no time', { keys: [entryOf(key, { state: 'COMPROMISED' })] }, 'keys'],
    [
      'with an active key that was compromised',
      { keys: [entryOf(key, { compromisedAt: '2026-11-30T00:00:00Z' })] },
      'keys',
    ],
    ['with an empty term', { keys: [entryOf(key, { validUntil: '2026-11-01T00:00:00Z' })] }, 'keys'],
    ['with a date in another form', { keys: [entryOf(key, { validFrom: '2026-11-01' })] }, 'keys'],
  ])('%s', async (_, change, because) => {
    expect(await read(keyListJwt(house, change))).toEqual({ kind: 'untrusted', because });
  });

  test('under another pinned root', async () => {
    expect(await readKeyList(keyListJwt(house), aTestKey().jwk, ORIGIN, NOW)).toEqual({
      kind: 'untrusted',
      because: 'certificate',
    });
  });

  test('for another origin', async () => {
    expect(await read(keyListJwt(house), NOW, 'https://other.example')).toMatchObject({ kind: 'untrusted' });
  });

  test('a week later, and a minute before it was signed', async () => {
    expect(await read(keyListJwt(house), plusMilliseconds(NOW, 7 * DAY))).toMatchObject({
      because: 'out-of-date',
    });
    expect(await read(keyListJwt(house), plusMilliseconds(NOW, 7 * DAY - 1000))).toMatchObject({
      kind: 'trusted',
    });
    expect(await read(keyListJwt(house), plusMilliseconds(NOW, -121_000))).toMatchObject({
      because: 'out-of-date',
    });
  });

  test('T37: a credential, a certificate or nothing at all shown as a key list', async () => {
    const certificate = jwsOf(
      headerFor(house.root, 'lphq-operating-key+jwt'),
      canonicalBytes({}),
      house.root,
    );
    const list = keyListJwt(house);
    const asToken = jwsOf(
      headerFor(house.operating),
      Buffer.from(list.split('.')[1]!, 'base64url'),
      house.operating,
    );
    for (const text of ['', '..', certificate, asToken, anIssuedCredential(key).jwt, `${list}\n`, `${list}=`])
      expect(await read(text)).toEqual({ kind: 'untrusted', because: 'malformed' });
  });

  test('T34: with any byte of it changed', async () => {
    const jwt = keyListJwt(house);
    for (let place = 0; place < jwt.length; place += 7) {
      const mutant = jwt.slice(0, place) + (jwt[place] === 'A' ? 'B' : 'A') + jwt.slice(place + 1);
      expect(await read(mutant)).toMatchObject({ kind: 'untrusted' });
    }
  });

  test('without any one of its members', async () => {
    const whole = JSON.parse(Buffer.from(keyListJwt(house).split('.')[1]!, 'base64url').toString()) as Record<
      string,
      JsonValue
    >;
    for (const member of Object.keys(whole)) {
      const rest = Object.fromEntries(Object.entries(whole).filter(([name]) => name !== member));
      const jwt = jwsOf(headerFor(house.operating, 'lphq-keys+jwt'), canonicalBytes(rest), house.operating);
      expect(await read(jwt)).toMatchObject({ kind: 'untrusted' });
    }
  });
});
