import { describe, expect, test } from '@jest/globals';

import { parseInstant } from '#platform/clock';

import { aLearner } from '../../../../../test/builders/learner.builder.js';
import { decideMove, ENROLMENT_ACTS, type EnrolmentAct } from './decide-move.js';
import { ENROLMENT_STANDINGS } from './enrolment-state.js';

const NOW = parseInstant('2026-11-21T19:32:00Z')!;
const enrolmentThat = (standing: (typeof ENROLMENT_STANDINGS)[number]) =>
  aLearner().standing(standing).build().enrolment;

describe('an enrolment', () => {
  test('is put on hold since now, for the reason that was given or for none', () => {
    const active = enrolmentThat('ACTIVE');
    expect(decideMove(active, 'PUT_ON_HOLD', ' Away until\r\nspring. ', NOW)).toEqual({
      kind: 'moved',
      enrolment: {
        ...active,
        standing: 'ON_HOLD',
        standingSince: NOW,
        standingReason: 'Away until\nspring.',
      },
    });
    expect(decideMove(active, 'PUT_ON_HOLD', null, NOW)).toMatchObject({
      enrolment: { standing: 'ON_HOLD', standingReason: null },
    });
  });

  test('comes back without the reason for which it had rested', () => {
    expect(decideMove(enrolmentThat('REMOVED'), 'RESUME', null, NOW)).toMatchObject({
      enrolment: { standing: 'ACTIVE', standingSince: NOW, standingReason: null },
    });
  });

  test.each([
    ['', 'empty'],
    [null, 'empty'],
    ['a'.repeat(1001), 'too-long'],
  ])('is not removed for the reason %j', (reason, because) => {
    expect(decideMove(enrolmentThat('ACTIVE'), 'REMOVE', reason, NOW)).toMatchObject({
      kind: 'invalid-input',
      problems: [{ field: 'reason', because }],
    });
  });

  test('stays where the act leads nowhere', () => {
    const stays = (act: EnrolmentAct) =>
      ENROLMENT_STANDINGS.filter(
        (standing) => decideMove(enrolmentThat(standing), act, 'Said so.', NOW).kind === 'enrolment-stays',
      );
    expect(Object.fromEntries(ENROLMENT_ACTS.map((act) => [act, stays(act)]))).toEqual({
      PUT_ON_HOLD: ['ON_HOLD', 'WITHDRAWN', 'REMOVED', 'TRANSFERRED'],
      WITHDRAW: ['WITHDRAWN', 'REMOVED', 'TRANSFERRED'],
      REMOVE: ['WITHDRAWN', 'REMOVED', 'TRANSFERRED'],
      RESUME: ['ACTIVE', 'TRANSFERRED'],
    });
  });
});
