import { describe, expect, test } from '@jest/globals';

import { parseInstant } from '#platform/clock';
import type { AccountId } from '#platform/tenancy';
import { at, parseCanonical, shortKidIn } from '#proof/claims';
import { codeToBytes, parseCode } from '#proof/compact';

import { aLearner } from '../../../../../test/builders/learner.builder.js';
import { aLearnerFile } from '../../../../../test/builders/learner-file.builder.js';
import type { NameChoice } from '../domain/badge.js';
import { BadgePress } from './badge-press.js';
import { CredentialOrigin } from './credential-origin.js';
import { RandomSource, uuidFrom } from './random-source.js';

const MANAGER = 'a0000000-0000-4000-8000-00000000000d' as AccountId;
const BLANK = {
  ...{ kid: 'abcdefghijklmnop', shortKid: shortKidIn('abcdefghijklmnop')! },
  ...{ list: 17, position: 4711 },
};

/** Counts upwards, so that every draw is known and no two are alike. */
class CountingSource extends RandomSource {
  private next = 0;

  bytes(count: number): Uint8Array {
    return Uint8Array.from({ length: count }, () => this.next++ % 256);
  }
}

function press(nameChoice: NameChoice, file = aLearnerFile()) {
  const pressed = new BadgePress(
    new CredentialOrigin('https://verify.example.org'),
    new CountingSource(),
  ).press(file, BLANK, { nameChoice, preparedBy: MANAGER });
  return { ...pressed, credential: parseCanonical(pressed.claim.jwtPayload)! };
}

describe('a pressed badge', () => {
  test('has a code of ten random bytes, drawn after its id', () => {
    const { badge } = press('NONE');
    expect(badge.id).toBe('00010203-0405-4607-8809-0a0b0c0d0e0f');
    expect(parseCode(badge.code)).toEqual({ kind: 'code', code: badge.code });
    expect([...codeToBytes(badge.code)]).toEqual([16, 17, 18, 19, 20, 21, 22, 23, 24, 0]);
  });

  test('names its subject by an id that is nobody else’s and nothing else’s', () => {
    const { badge, credential } = press('NONE');
    const subject = at(credential, 'credentialSubject', 'id');
    expect(subject).toMatch(/^urn:uuid:[0-9a-f-]{36}$/);
    expect(subject).not.toContain(badge.id);
  });

  test('shows initial and family name, a single name whole, or no name', () => {
    const single = aLearnerFile({ learner: aLearner().singleNamed('Suharto').build() });
    const shown = (pressed: ReturnType<typeof press>) =>
      at(pressed.credential, 'credentialSubject', 'identifier', 0, 'identityHash');
    expect(shown(press('INITIAL_AND_FAMILY'))).toBe('Z. Tremblay');
    expect(shown(press('INITIAL_AND_FAMILY', single))).toBe('Suharto');
    expect(press('NONE', single).badge.publicName).toBeNull();
    expect(at(press('NONE').credential, 'credentialSubject', 'identifier')).toBeUndefined();
  });

  test('is valid as long as the programme version says', () => {
    const { badge, term, credential } = press('NONE');
    expect([badge.validFrom, badge.validUntil]).toEqual([parseInstant('2026-11-21T19:32:00Z'), '2028-11-20']);
    expect(term.expiresAt).toEqual(parseInstant('2028-11-21T05:00:00Z'));
    expect(at(credential, 'exp')).toBe(term.expiresAt.getTime() / 1000);
  });
});

test('a UUID drawn from any bytes is of version 4', () => {
  class Ones extends RandomSource {
    bytes(count: number): Uint8Array {
      return new Uint8Array(count).fill(0xff);
    }
  }
  expect(uuidFrom(new Ones())).toBe('ffffffff-ffff-4fff-bfff-ffffffffffff');
});
