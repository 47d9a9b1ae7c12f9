import { Field, ID, InputType } from '@nestjs/graphql';

import type { AgencyStanding } from '#authority/agencies';

import { CalendarDay } from '../graphql/scalars.js';
import { AgencyStandingEnum } from './agency.node.js';

@InputType('AgencyFilter', { description: 'Which agencies a list holds; what is absent does not narrow it.' })
export class AgencyFilterInput {
  @Field(() => String, {
    nullable: true,
    description: 'Parts of the name or of the slug, in any order, without regard to accents and capitals.',
  })
  search?: string | null;

  @Field(() => AgencyStandingEnum, { nullable: true, description: 'The standing today.' })
  standing?: AgencyStanding | null;
}

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
