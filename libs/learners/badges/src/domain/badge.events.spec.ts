import { expect, test } from '@jest/globals';

import { aBadge } from '../../../../../test/builders/badge.builder.js';
import { badgeIssued, badgePrepared, badgeTakenBack } from './badge.events.js';

const BADGE = aBadge()
  .issued()
  .with({
    publicName: 'M. Tremblay',
    nameChoice: 'INITIAL_AND_FAMILY',
    state: 'REVOKED',
    revocationReason: 'MISUSE',
  })
  .build();
const EVENTS = [
  badgePrepared(BADGE, { kid: 'abcdefghijklmnop', edition: '2026', consent: true }),
  badgeIssued({ ...BADGE, jwt: 'e30.e30.c2ln' }, 'abcdefghijklmnop'),
  badgeTakenBack({ ...BADGE, state: 'REVOKED' }, 'lent it to his brother'),
  badgeTakenBack({ ...BADGE, state: 'WITHDRAWN' }, 'lent it to his brother'),
  badgeTakenBack({ ...BADGE, state: 'UNDONE' }, 'lent it to his brother'),
];

test.each(EVENTS)(
  '$journal.type says in its facts and in the outbox nothing personal (T57)',
  ({ journal, outbox }) => {
    const open = JSON.stringify([journal.facts, outbox]);
    for (const secret of [BADGE.learnerId, BADGE.code, 'Tremblay', 'brother'])
      expect(open).not.toContain(secret);
    expect(journal.subjectId).toBe(BADGE.learnerId);
    expect(outbox).toEqual({ type: journal.type, payload: { badgeId: BADGE.id } });
  },
);

test('a preparation records the choice about the name and the consent to it', () => {
  expect(EVENTS[0]!.journal.facts).toMatchObject({ nameChoice: 'INITIAL_AND_FAMILY', consent: true });
  expect(EVENTS[0]!.journal.particulars).toEqual({ publicName: 'M. Tremblay', code: BADGE.code });
});

test('an issuance keeps the fingerprint of what was signed: printf e30.e30.c2ln | sha256sum', () => {
  expect(EVENTS[1]!.journal.facts).toEqual({
    kind: 'MSQ',
    kid: 'abcdefghijklmnop',
    credentialHash: Buffer.from(
      'c6b7f82b5d3cbb22d00930ebee72ddcacd0b3ed5549525b318f42435ebd22679',
      'hex',
    ).toString('base64url'),
  });
});

test.each([
  ['badge.revoked', EVENTS[2]!],
  ['badge.withdrawn', EVENTS[3]!],
  ['badge.undone', EVENTS[4]!],
])('%s shows the class of its reason and seals the note', (type, { journal }) => {
  expect(journal).toMatchObject({ type, facts: { kind: 'MSQ', reason: 'MISUSE' } });
  expect(journal.particulars).toEqual({ note: 'lent it to his brother' });
});
