import { Sign1 } from '@auth0/cose';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { importJWK, jwtVerify } from 'jose';

import {
  type CalendarDay,
  firstInstantOf,
  type Instant,
  parseInstant,
  plusMilliseconds,
} from '#platform/clock';
import { decodeBase32, encodeBase32, fullLink, shortLink } from '#proof/compact';

import {
  aHouse,
  aKeyList,
  anIssuedCredential,
  aTestKey,
  entryOf,
  headerFor,
  jwsOf,
  NOW,
  ORIGIN,
} from '../../../../test/builders/proof.builder.js';
import { toAnswer } from './answer.js';
import { judgeCode, judgePresented } from './judge-presented.js';
import { judgeRecord } from './judge-record.js';
import type { KeyList } from './key-list.js';
import { STEP_NAMES } from './steps.js';
import type { StoredRecord } from './stored-record.js';

const house = aHouse();
const other = aTestKey();
const key = house.badgeKey;
const keyList = await aKeyList(house);
const badge = anIssuedCredential(key);
const FORMS = {
  token: badge.jwt,
  link: badge.link,
  proof: badge.proof,
  'short link': shortLink(ORIGIN, badge.code),
  code: badge.code,
} as const;
const SIGNED = ['token', 'link', 'proof'] as const;

interface Change {
  readonly record?: Partial<StoredRecord> | null;
  readonly list?: KeyList | null;
  readonly now?: Instant;
}
const recordFor = ({ record }: Change) => (record === null ? null : { ...badge.record, ...record });
const listFor = ({ list }: Change) => (list === undefined ? keyList : list);
const byRecord = (change: Change = {}) =>
  judgeRecord(recordFor(change), listFor(change), change.now ?? NOW, ORIGIN);
const byText = (text: string, change: Change = {}) =>
  judgePresented(text, {
    keyList: listFor(change),
    find: async (code) => (code === badge.code ? recordFor(change) : null),
    now: change.now ?? NOW,
    origin: ORIGIN,
  });
const at = (iso: string) => parseInstant(iso)!;
/** Long after the badge, under a list that is still believed. */
const late = { now: at('2028-12-01T00:00:00Z'), list: { ...keyList, expiresAt: at('2030-01-01T00:00:00Z') } };
/** The outcome on the scan page and for every form that can be shown. */
const everywhere = async (change: Change = {}) => {
  const shown = await Promise.all(Object.values(FORMS).map((text) => byText(text, change)));
  return [...new Set([await byRecord(change), ...shown].map(({ outcome }) => outcome))];
};

describe('the state of a record gives the outcome of the contract, for the page and for every form shown', () => {
  test.each<[string, Change, string]>([
    ['issued, inside its dates', {}, 'VALID'],
    ['never existed, erased or undone', { record: null }, 'NOT_FOUND'],
    ['prepared', { record: { state: 'PREPARED', jwt: null } }, 'NOT_FOUND'],
    ['suspended', { record: { state: 'SUSPENDED' } }, 'SUSPENDED'],
    ['revoked', { record: { state: 'REVOKED', revokedAt: NOW } }, 'REVOKED'],
    ['revoked by its date alone', { record: { revokedAt: NOW } }, 'REVOKED'],
    ['revoked and expired', { record: { state: 'REVOKED' }, ...late }, 'REVOKED'],
    ['suspended and expired', { record: { state: 'SUSPENDED' }, ...late }, 'SUSPENDED'],
    ['in a state that nobody knows', { record: { state: 'LENT' } }, 'CANNOT_CHECK'],
    ['issuing agency suspended since', { record: { agencyStanding: 'SUSPENDED' } }, 'VALID'],
    ['a name that was edited', { record: { publicName: 'Q. Tremblay' } }, 'ALTERED'],
    ['a name that was taken out', { record: { publicName: null } }, 'ALTERED'],
    ['a last day that was edited', { record: { validUntil: '2029-11-20' as CalendarDay } }, 'ALTERED'],
    ['an end that was edited', { record: { expiresAt: at('2029-11-21T05:00:00Z') } }, 'ALTERED'],
    ['a beginning that was edited', { record: { validFrom: at('2026-11-20T05:00:00Z') } }, 'ALTERED'],
    ['moved to another agency', { record: { agencySlug: 'south' } }, 'ALTERED'],
    ['of another kind', { record: { kind: 'TRUSTMARK' } }, 'ALTERED'],
    ['under another kid', { record: { kid: other.kid } }, 'ALTERED'],
    ['no key list', { list: null }, 'CANNOT_CHECK'],
  ])('%s', async (_, change, outcome) => {
    expect(await everywhere(change)).toEqual([outcome]);
  });

  test('both payloads of a record must be what was signed', async () => {
    const stranger = anIssuedCredential(key).record;
    for (const member of ['jwtPayload', 'cwtPayload'] as const)
      expect((await byRecord({ record: { [member]: stranger[member] } })).outcome).toBe('ALTERED');
    expect((await byText(badge.jwt, { record: { jwtPayload: stranger.jwtPayload } })).outcome).toBe(
      'ALTERED',
    );
    expect((await byText(badge.proof, { record: { cwtPayload: stranger.cwtPayload } })).outcome).toBe(
      'ALTERED',
    );
  });

  test.each(['', 'x', '..', badge.jwt.slice(0, -4), `${badge.jwt}\n`])(
    'a stored token that was damaged: %#',
    async (jwt) => {
      expect(await byRecord({ record: { jwt } })).toMatchObject({ outcome: 'ALTERED', record: null });
    },
  );

  test('a stored token that a stranger signed in our key’s name', async () => {
    const jwt = jwsOf(headerFor(key), badge.record.jwtPayload, other);
    expect(await byRecord({ record: { jwt } })).toMatchObject({ outcome: 'ALTERED', record: null });
  });

  test('T34: a stored token with any byte of it changed', async () => {
    for (let place = 0; place < badge.jwt.length; place += 3) {
      const letter = badge.jwt[place] === 'A' ? 'B' : 'A';
      const jwt = badge.jwt.slice(0, place) + letter + badge.jwt.slice(place + 1);
      expect((await byRecord({ record: { jwt } })).outcome).toMatch(/^(ALTERED|NOT_FOUND)$/);
    }
  });

  test.each([
    ['another issuer', `"iss":"${ORIGIN}/o/north"`, `"iss":"${ORIGIN}/o/south"`],
    ['another origin', `"id":"${ORIGIN}/v/`, '"id":"https://other.example/v/'],
    ['another path', `"id":"${ORIGIN}/v/`, `"id":"${ORIGIN}/x/`],
  ])('a stored token of ours that names %s', async (_, from, to) => {
    const text = Buffer.from(badge.record.jwtPayload).toString();
    const jwtPayload = Buffer.from(text.replace(from, to));
    expect(jwtPayload.toString()).not.toBe(text);
    const record = { jwtPayload, jwt: jwsOf(headerFor(key), jwtPayload, key) };
    expect((await byRecord({ record })).outcome).toBe('ALTERED');
  });

  test('a stored token whose key is named below another host', async () => {
    const jwt = jwsOf(headerFor(key, 'JWT', 'https://other.example'), badge.record.jwtPayload, key);
    expect(await byRecord({ record: { jwt } })).toMatchObject({ because: 'not-one-of-ours', record: null });
  });

  test('another credential’s record under this code', async () => {
    const swapped = anIssuedCredential(key).record;
    expect(await everywhere({ record: { ...swapped, code: badge.code } })).toEqual(['ALTERED']);
  });
});

describe('dates (T45)', () => {
  test.each([
    ['61 seconds before its first instant', '2026-11-21T19:30:59Z', 'NOT_YET_VALID'],
    ['a minute before, as the issuer’s clock may run ahead', '2026-11-21T19:31:00Z', 'VALID'],
    ['its first instant', '2026-11-21T19:32:00Z', 'VALID'],
    ['the last second of its last day in Toronto', '2028-11-21T04:59:59Z', 'VALID'],
    ['the last millisecond of its last day in Toronto', '2028-11-21T04:59:59.999Z', 'VALID'],
    ['the first instant after it, without grace', '2028-11-21T05:00:00Z', 'EXPIRED'],
    ['a year later', '2029-11-21T05:00:00Z', 'EXPIRED'],
  ])('%s', async (_, now, outcome) => {
    const list = { ...keyList, expiresAt: at('2030-01-01T00:00:00Z') };
    expect(await everywhere({ now: at(now), list })).toEqual([outcome]);
  });

  test('a list that has run out is no list', async () => {
    const list = { ...keyList, expiresAt: NOW };
    expect(await everywhere({ list })).toEqual(['CANNOT_CHECK']);
    expect(await everywhere({ list, now: plusMilliseconds(NOW, -1) })).toEqual(['VALID']);
  });
});

describe('keys', () => {
  const withKeys = async (...keys: Parameters<typeof aKeyList>[1][]) => ({
    list: await aKeyList(house, ...keys),
  });
  const stolen = { state: 'COMPROMISED', compromisedAt: '2026-11-30T00:00:00Z' };

  test('T25: a retired key is still believed, beside its successors', async () => {
    expect(await everywhere(await withKeys(entryOf(key, { state: 'RETIRED' }), entryOf(other)))).toEqual([
      'VALID',
    ]);
  });

  test('T26: a compromised key proves nothing, not even what it signed before', async () => {
    expect(await everywhere(await withKeys(entryOf(key, stolen)))).toEqual(['ALTERED']);
    expect(
      await everywhere({ ...(await withKeys(entryOf(key, stolen))), record: { state: 'REVOKED' } }),
    ).toEqual(['ALTERED']);
  });

  test('a key that is not in the list makes it none of ours', async () => {
    const change = await withKeys(entryOf(other));
    expect(await everywhere(change)).toEqual(['NOT_FOUND']);
    for (const form of SIGNED)
      expect(await byText(FORMS[form], change)).toMatchObject({ because: 'not-one-of-ours' });
  });

  test.each([{ purpose: 'OPERATING', issuer: ORIGIN }, { purpose: 'STATUS' }])(
    'a key for something else signs no badges: $purpose',
    async (change) => {
      expect(await everywhere(await withKeys(entryOf(key, change)))).toEqual(['NOT_FOUND']);
    },
  );

  test('another agency’s key does not sign for this one', async () => {
    expect(await everywhere(await withKeys(entryOf(key, { issuer: `${ORIGIN}/o/south` })))).toEqual([
      'ALTERED',
    ]);
  });

  test('a key record that is damaged is no verdict, and its fault is for the log', async () => {
    const list = {
      ...keyList,
      keys: keyList.keys.map((one) => ({ ...one, jwk: { ...one.jwk, y: one.jwk.x } })),
    };
    expect(await everywhere({ list })).toEqual(['CANNOT_CHECK']);
    expect((await byText(badge.jwt, { list })).fault).toBeDefined();
  });
});

describe('a form that is shown', () => {
  test('is of a stranger: not one of ours', async () => {
    const stranger = anIssuedCredential(aTestKey());
    for (const text of [
      stranger.jwt,
      stranger.proof,
      stranger.link,
      'https://evil.example/v/x',
      'eyJhbGciOiJub25lIn0.e30.',
    ])
      expect(await byText(text)).toMatchObject({
        outcome: 'NOT_FOUND',
        because: 'not-one-of-ours',
        record: null,
      });
  });

  test('leads to another host: not one of ours, whatever it carries', async () => {
    for (const origin of [
      'https://verify.example.org.evil.example',
      'http://verify.example.org',
      `${ORIGIN}@evil.example`,
    ])
      expect(await byText(fullLink(origin, badge.code, badge.proof))).toMatchObject({
        because: 'not-one-of-ours',
      });
  });

  test('is a code with a slip of the finger', async () => {
    const slip = badge.code.slice(0, -1) + (badge.code.endsWith('0') ? '1' : '0');
    for (const text of [slip, shortLink(ORIGIN, slip as typeof badge.code)])
      expect(await byText(text)).toMatchObject({ outcome: 'NOT_FOUND', because: 'mistyped-code' });
  });

  test.each(['', 'hello', '7K3F', '#', 'a.b', '🙂'.repeat(9), 'A'.repeat(100), 'x'.repeat(20_000)])(
    'is nothing of ours: %#',
    async (text) => {
      expect(await byText(text)).toMatchObject({ outcome: 'NOT_FOUND', because: 'malformed' });
    },
  );

  test('is a link whose code is not its proof’s', async () => {
    const next = anIssuedCredential(key);
    expect((await byText(fullLink(ORIGIN, next.code, badge.proof))).outcome).toBe('ALTERED');
  });

  test('is a link of ours with a proof that is none', async () => {
    expect((await byText(fullLink(ORIGIN, badge.code, 'A'.repeat(104)))).outcome).toBe('ALTERED');
    expect((await byText(fullLink(ORIGIN, badge.code, 'A'.repeat(104)), { list: null })).outcome).not.toBe(
      'VALID',
    );
  });

  test('was signed by our key over another name: altered, and nobody is looked up', async () => {
    const text = Buffer.from(badge.record.jwtPayload).toString().replace('Z. Tremblay', 'Q. Tremblay');
    const [head, , tail] = badge.jwt.split('.');
    const forged = `${head!}.${Buffer.from(text).toString('base64url')}.${tail!}`;
    let asked = 0;
    const find = async () => (asked++, badge.record);
    expect((await judgePresented(forged, { keyList, find, now: NOW, origin: ORIGIN })).outcome).toBe(
      'ALTERED',
    );
    expect(asked).toBe(0);
    // The same bytes with an honest signature are still not what the record holds.
    expect((await byText(jwsOf(headerFor(key), text, key))).outcome).toBe('ALTERED');
  });

  test('is genuine while the database is away: cannot check, and the fault is for the log', async () => {
    const away = new Error('away');
    const inquiry = { keyList, find: () => Promise.reject(away), now: NOW, origin: ORIGIN };
    for (const text of Object.values(FORMS))
      expect(await judgePresented(text, inquiry)).toMatchObject({
        outcome: 'CANNOT_CHECK',
        fault: away,
        record: null,
      });
    expect(await judgeCode(badge.code, inquiry)).toMatchObject({ outcome: 'CANNOT_CHECK' });
  });

  test('on another port of one’s own machine is still found', async () => {
    const origin = 'http://localhost:3001';
    const demo = anIssuedCredential(key, { origin });
    const now = 'http://localhost:4001';
    const list = { ...keyList, keys: keyList.keys.map((one) => ({ ...one, issuer: `${now}/o/north` })) };
    const inquiry = { keyList: list, find: async () => demo.record, now: NOW, origin: now };
    for (const text of [demo.jwt, demo.proof, fullLink(now, demo.code, demo.proof), demo.code])
      expect((await judgePresented(text, inquiry)).outcome).toBe('VALID');
    expect((await judgePresented(demo.jwt, { ...inquiry, origin: ORIGIN })).outcome).toBe('NOT_FOUND');
  });

  test('T34: flipping any byte of any signed form never comes out valid', async () => {
    const bytes = { token: Buffer.from(badge.jwt), proof: Buffer.from(decodeBase32(badge.proof)!) };
    const mutant = fc.tuple(
      fc.constantFrom('token' as const, 'proof' as const, 'link' as const),
      fc.nat(),
      fc.integer({ min: 1, max: 255 }),
    );
    await fc.assert(
      fc.asyncProperty(mutant, async ([form, place, mask]) => {
        const changed = Buffer.from(form === 'token' ? bytes.token : bytes.proof);
        changed[place % changed.length]! ^= mask;
        const proof = encodeBase32(changed);
        const text =
          form === 'token'
            ? changed.toString('latin1')
            : form === 'proof'
              ? proof
              : fullLink(ORIGIN, badge.code, proof);
        expect((await byText(text)).outcome).toMatch(/^(ALTERED|NOT_FOUND)$/);
      }),
      { numRuns: 4_000 },
    );
  });
});

describe('steps', () => {
  test('are all there, in their order, and all passed when the answer is valid', async () => {
    for (const judgement of [await byRecord(), await byText(badge.jwt), await byText(badge.link)])
      expect(judgement.steps).toEqual(STEP_NAMES.map((name) => ({ name, answer: 'passed' })));
  });

  test('say what was not looked at', async () => {
    expect(
      (await byText(badge.jwt, { record: { publicName: null } })).steps.map((step) => step.answer),
    ).toEqual([
      ...['passed', 'passed', 'passed', 'passed', 'failed', 'not-checked', 'not-checked', 'not-checked'],
    ]);
  });
});

describe('judging a code', () => {
  const inquiry = { keyList, find: async () => badge.record, now: NOW, origin: ORIGIN };

  test('takes it as people type it, and nothing else', async () => {
    expect((await judgeCode(badge.code.toLowerCase().replace(/.{4}(?=.)/g, '$&-'), inquiry)).outcome).toBe(
      'VALID',
    );
    expect(await judgeCode(badge.jwt, inquiry)).toMatchObject({ outcome: 'NOT_FOUND', because: 'malformed' });
  });
});

describe('independent libraries', () => {
  test('jose verifies the token', async () => {
    const { payload } = await jwtVerify(badge.jwt, await importJWK({ ...key.jwk }, 'ES256'), {
      currentDate: NOW,
    });
    expect(payload['jti']).toBe(`${ORIGIN}/v/${badge.code}`);
  });

  test('@auth0/cose verifies the proof', async () => {
    const cose = Sign1.decode(decodeBase32(badge.proof)!);
    await expect(cose.verify(await importJWK({ ...key.jwk }, 'ES256'))).resolves.toBeUndefined();
  });
});

describe('an answer', () => {
  const answerFor = async (change: Change = {}) => toAnswer(await byRecord(change), change.now ?? NOW);
  const head = ['outcome', 'checkedAt', 'steps'];

  test('for VALID is the contract’s example', async () => {
    expect(await answerFor()).toEqual({
      outcome: 'VALID',
      checkedAt: '2026-12-01T12:00:00Z',
      steps: STEP_NAMES.map((name) => ({ name, answer: 'passed' })),
      subject: 'Z. Tremblay',
      credential: 'Member Service Qualified',
      issuer: { name: 'North Agency', authorised: true },
      validUntil: '2028-11-20',
      licence: { status: 'NOT_RECORDED' },
      appointed: 'NOT_SHARED',
      contact: { phone: '613-555-0142', email: 'desk@example.org' },
    });
  });

  test.each<[string, Change, readonly string[]]>([
    ['VALID', {}, ['subject', 'credential', 'issuer', 'validUntil', 'licence', 'appointed', 'contact']],
    ['EXPIRED', late, ['subject', 'credential', 'issuer', 'validUntil', 'licence', 'appointed', 'contact']],
    ['SUSPENDED', { record: { state: 'SUSPENDED' } }, ['credential', 'issuer', 'contact']],
    ['REVOKED', { record: { state: 'REVOKED' } }, ['credential', 'issuer', 'contact']],
    [
      'NOT_YET_VALID',
      { now: at('2026-11-21T12:00:00Z') },
      ['credential', 'issuer', 'validFrom', 'validUntil', 'contact'],
    ],
    ['NOT_FOUND', { record: null }, []],
    ['ALTERED', { record: { publicName: 'X' } }, []],
    ['CANNOT_CHECK', { list: null }, []],
  ])('for %s has just its members', async (outcome, change, members) => {
    const answer = await answerFor(change);
    expect(answer.outcome).toBe(outcome);
    expect(Object.keys(answer)).toEqual([...head, ...members]);
    const text = JSON.stringify(answer);
    expect(text.includes('Tremblay')).toBe(outcome === 'VALID' || outcome === 'EXPIRED');
    expect(text).not.toMatch(/failure|fault|urn:uuid/);
  });

  test('says the same of what never existed, what is prepared and what is malformed', async () => {
    const answers = [
      await answerFor({ record: null }),
      await answerFor({ record: { state: 'PREPARED', jwt: null } }),
      await answerFor({ record: null, list: null }),
      toAnswer(await byText('hello'), NOW),
    ];
    for (const answer of answers)
      expect(JSON.stringify(answer)).toBe(
        '{"outcome":"NOT_FOUND","checkedAt":"2026-12-01T12:00:00Z","steps":[]}',
      );
  });

  test('shows the first day as a day in Toronto', async () => {
    const early = anIssuedCredential(key, { validFrom: '2026-12-05T03:00:00Z' });
    const answer = toAnswer(await judgeRecord(early.record, keyList, NOW, ORIGIN), NOW);
    expect(answer).toMatchObject({ outcome: 'NOT_YET_VALID', validFrom: '2026-12-04' });
  });

  test('leaves the name out where the holder shows none', async () => {
    const nameless = anIssuedCredential(key, { publicName: null });
    const judgement = await judgeRecord(nameless.record, keyList, NOW, ORIGIN);
    expect(toAnswer(judgement, NOW)).toMatchObject({ outcome: 'VALID' });
    expect(toAnswer(judgement, NOW)).not.toHaveProperty('subject');
  });

  test.each([
    ['AUTHORISED', '2026-12-01', firstInstantOf('2026-12-02' as CalendarDay), -1, true],
    ['AUTHORISED', '2026-12-01', firstInstantOf('2026-12-02' as CalendarDay), 0, false],
    ['SUSPENDED', '2099-01-01', NOW, 0, false],
    ['ENDED', '2099-01-01', NOW, 0, false],
    ['', '2099-01-01', NOW, 0, false],
  ])('%s until %s is authorised or not', async (agencyStanding, day, now, shift, authorised) => {
    const record = { agencyStanding, authorisedUntil: day as CalendarDay };
    expect((await answerFor({ record, now: plusMilliseconds(now, shift) })).issuer).toMatchObject({
      authorised,
    });
  });

  test('tells what to do where that helps', async () => {
    const slip = badge.code.slice(0, -1) + (badge.code.endsWith('0') ? '1' : '0');
    expect(toAnswer(await byText(slip), NOW)).toMatchObject({ because: 'mistyped-code', steps: [] });
    expect(toAnswer(await byText('https://evil.example/'), NOW)).toMatchObject({
      because: 'not-one-of-ours',
      steps: [],
    });
  });
});
