import { describe, expect, test } from '@jest/globals';
import * as z from 'zod';

import { isNameAgreed, issueShape, NAME_NOT_AGREED, nameAsked, nameAskedOf } from './issue-values.js';

const schema = z.object(issueShape).refine(isNameAgreed, NAME_NOT_AGREED);
const NAME = 'Z. Tremblay';
const ofAge = (ageAttested: 'ADULT' | 'MINOR_WITH_CONSENT' | null) =>
  nameAskedOf({ publicName: NAME, enrolment: { ageAttested } });

describe('the name on a badge', () => {
  test.each([
    ['in the place of an adult’s', nameAsked(true, NAME)],
    ['of an adult', ofAge('ADULT')],
    ['of somebody of whom no age was asked', ofAge(null)],
  ])('%s is offered and asked about, and neither name nor consent is chosen beforehand', (_, asked) => {
    expect(asked).toEqual({ named: NAME, initial: { consent: false } });
    expect(schema.safeParse(asked.initial).success).toBe(false);
    expect(schema.safeParse({ ...asked.initial, nameChoice: 'INITIAL_AND_FAMILY' }).success).toBe(false);
    expect(schema.safeParse({ nameChoice: 'INITIAL_AND_FAMILY', consent: true }).success).toBe(true);
  });

  test.each([
    ['in the place of a minor’s', nameAsked(false, NAME)],
    ['of a minor', ofAge('MINOR_WITH_CONSENT')],
  ])('%s is not offered, and the form is whole without it', (_, asked) => {
    expect(asked.named).toBeNull();
    expect(schema.parse(asked.initial)).toEqual({ nameChoice: 'NONE', consent: false });
  });
});
