import { Field, ID, InputType } from '@nestjs/graphql';

import { CalendarDay } from '../graphql/scalars.js';

@InputType('AuthoriseAgencyInput', { description: 'A new agency.' })
export class AuthoriseAgencyInput {
  @Field(() => String, { description: 'Its name, up to 100 characters.' })
  name: string;

  @Field(() => String, {
    description: 'Its name in addresses: lower-case letters, digits and hyphens. It can never be changed.',
  })
  slug: string;

  @Field(() => String, { description: 'The telephone number that a scan shows.' })
  phone: string;

  @Field(() => String, { description: 'The e-mail address that a scan shows.' })
  email: string;

  @Field(() => CalendarDay, { description: 'The last day of the authorisation; today or later.' })
  authorisedUntil: string;
}

@InputType('SuspendAgencyInput', { description: 'Which agency to suspend, and why.' })
export class SuspendAgencyInput {
  @Field(() => ID, { description: 'The agency.' })
  agencyId: string;

  @Field(() => String, { description: 'Why; the agency reads it in its journal.' })
  reason: string;
}

@InputType('ReinstateAgencyInput', { description: 'Which agency to reinstate, and why.' })
export class ReinstateAgencyInput {
  @Field(() => ID, { description: 'The agency.' })
  agencyId: string;

  @Field(() => String, { description: 'Why; the agency reads it in its journal.' })
  reason: string;
}
