import { randomBytes } from 'node:crypto';

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { decodeClaims, encodeClaims, newCode } from '#proof/compact';

import {
  brokenBy,
  EXPECTED,
  ORIGIN,
  payloadOf,
  stored,
  withPayload,
} from '../../../../test/builders/stored-claim.js';
import { canonicalBytes, type JsonObject, type JsonValue } from './json.js';
import type { LintFailure } from './lint.js';
import { relint } from './lint.js';
import { LINT_RULES } from './lint-rules.js';

describe('the lint', () => {
  test('passes what was prepared, from its stored bytes', () => {
    expect(brokenBy(stored())).toEqual([]);
  });

  test('names every rule once', () => {
    const names = LINT_RULES.map((rule) => rule.name);
    expect(new Set(names).size).toBe(names.length);
  });

  test('tells which claim it was, and never what the claim says', () => {
    const claim = withPayload(stored(), { ...payloadOf(stored()), email: 'z.tremblay@example.org' });
    try {
      relint(claim, EXPECTED);
      throw new Error('It passed.');
    } catch (error) {
      expect((error as LintFailure).broken).toEqual(['members-are-exactly-ours', 'no-e-mail']);
      expect((error as LintFailure).message).toContain(claim.credentialId);
      expect((error as LintFailure).message).not.toContain('example.org');
    }
  });

  test('says of bytes that are not canonical, and of dates in the wrong order, that they are', () => {
    const claim = stored();
    const spaced = Buffer.concat([claim.jwtPayload, Buffer.from(' ')]);
    expect(brokenBy({ ...claim, jwtPayload: spaced })).toContain('json-is-canonical');
    const { nbf, exp, ...rest } = payloadOf(claim);
    expect(brokenBy(withPayload(claim, { ...rest, nbf: exp!, exp: nbf! }))).toContain('dates-are-in-order');
  });

  test('refuses a link that says otherwise than the token', () => {
    const claims = decodeClaims(stored().cwtPayload)!;
    const others = [
      { ...claims, code: newCode(randomBytes) },
      { ...claims, name: 'Z. Tremblai' },
      { ...claims, notBefore: claims.notBefore + 1 },
      { ...claims, expires: claims.expires + 1 },
      { ...claims, typeCode: 2 },
      { ...claims, status: { list: 18, position: 4711 } },
      { ...claims, status: { list: 17, position: 4712 } },
    ];
    const { name: _, ...nameless } = claims;
    const { status: __, ...placeless } = claims;
    for (const other of [...others, nameless, placeless])
      expect(brokenBy({ ...stored(), cwtPayload: encodeClaims(other) })).toEqual(['both-forms-say-the-same']);
  });

  test('T21: of all single bytes of the token’s payload, none can be changed', () => {
    const claim = stored();
    const passed = [...claim.jwtPayload.keys()].filter((place) => {
      const jwtPayload = Uint8Array.from(claim.jwtPayload);
      jwtPayload[place]! ^= 1;
      return brokenBy({ ...claim, jwtPayload }).length === 0;
    });
    expect(passed).toEqual([]);
  });

  test('T21: of 300 mutated payloads none passes', () => {
    const claim = stored();
    const original = payloadOf(claim);
    const places = pathsOf(original);
    const mutant = fc
      .tuple(fc.constantFrom(...places), fc.constantFrom(...Object.keys(MUTATORS)), fc.nat(), fc.jsonValue())
      .map(([path, how, number, value]) =>
        mutate(original, path, MUTATORS[how]!, { number, value: value as JsonValue }),
      )
      .filter((payload) => !Buffer.from(canonicalBytes(payload)).equals(claim.jwtPayload));
    let tried = 0;
    fc.assert(
      fc.property(mutant, (payload) => {
        tried += 1;
        expect(brokenBy(withPayload(claim, payload))).not.toEqual([]);
      }),
      { numRuns: 300 },
    );
    expect(tried).toBe(300);
  });

  test('T21: a member of ours that is left out, and one that is not ours, are each refused anywhere', () => {
    const original = payloadOf(stored());
    for (const path of pathsOf(original)) {
      expect(brokenBy(withPayload(stored(), mutate(original, path, MUTATORS['remove']!)))).not.toEqual([]);
      expect(brokenBy(withPayload(stored(), mutate(original, path, MUTATORS['add beside']!)))).not.toEqual(
        [],
      );
    }
  });

  test('passes what was prepared before there were lists of suspensions, and no other selection of entries', () => {
    const claim = stored();
    const [gone, held] = payloadOf(claim)['credentialStatus'] as JsonObject[];
    const having = (credentialStatus: JsonValue): readonly string[] =>
      brokenBy(withPayload(claim, { ...payloadOf(claim), credentialStatus }));
    expect(having(gone!)).toEqual([]);
    const elsewhere = { ...held!, statusListIndex: '4712', id: `${ORIGIN}/status/s17#4712` };
    for (const others of [
      held!,
      [gone!],
      [held!, gone!],
      [gone!, gone!],
      [gone!, elsewhere],
      [],
      [gone!, held!, held!],
    ])
      expect(having(others)).not.toEqual([]);
  });

  test('T35: a payload over 8 KB is refused', () => {
    const issuerName = 'N'.repeat(9000);
    const payload = {
      ...payloadOf(stored()),
      issuer: { id: `${ORIGIN}/o/north`, type: ['Profile'], name: issuerName },
    };
    expect(brokenBy(withPayload(stored(), payload), { ...EXPECTED, issuerName })).toContain(
      'payload-is-small',
    );
  });
});

type Path = readonly (string | number)[];
interface Draw {
  readonly number: number;
  readonly value: JsonValue;
}
/** What stands at the place becomes another value; undefined takes it away. */
type Mutator = (old: JsonValue, draw: Draw) => JsonValue | undefined;

const MUTATORS: Readonly<Record<string, Mutator>> = {
  remove: () => undefined,
  replace: (_, { value }) => value,
  null: () => null,
  empty: () => '',
  wrap: (old) => [old],
  'add beside': (old) =>
    isRecord(old) ? { ...old, extra: 'x' } : Array.isArray(old) ? [...(old as JsonValue[]), 'x'] : [old, 'x'],
  'shift number': (old, { number }) =>
    typeof old === 'number' ? old + 1 + (number % 90_000) : `${JSON.stringify(old)}1`,
  fraction: (old) => (typeof old === 'number' ? old + 0.5 : 0.5),
  'one letter': (old, { number }) =>
    typeof old === 'string'
      ? old.slice(0, number % (old.length + 1)) + 'x' + old.slice(number % (old.length + 1))
      : 'x',
  'e-mail': () => 'z.tremblay@example.org',
  'turned text': (old) => (typeof old === 'string' ? `${old}\u202e` : '\u202e'),
};

function isRecord(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function pathsOf(value: JsonValue, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const parts = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  const below = (parts as [string | number, JsonValue][]).flatMap(([key, part]) =>
    pathsOf(part, [...path, key]),
  );
  return path.length === 0 ? below : [path, ...below];
}

function mutate(
  root: JsonValue,
  path: Path,
  mutator: Mutator,
  draw: Draw = { number: 0, value: 0 },
): JsonValue {
  const copy = structuredClone(root) as Record<string | number, JsonValue>;
  const parent = path
    .slice(0, -1)
    .reduce((part, key) => part[key] as Record<string | number, JsonValue>, copy);
  const last = path.at(-1)!;
  const changed = mutator(parent[last]!, draw);
  if (changed !== undefined) parent[last] = changed;
  else if (Array.isArray(parent)) parent.splice(Number(last), 1);
  else Reflect.deleteProperty(parent, last);
  return copy;
}
