import { Field, ObjectType } from '@nestjs/graphql';

import type { Role } from '../authorisation.js';
import { enumOf } from '../graphql/enum.js';

export const RoleEnum = enumOf<Exclude<Role, 'LEARNER'>>('Role', 'What somebody may do, and in whose name.', {
  LPHQ_ADMINISTRATOR: 'Authorises, suspends and reinstates agencies for LPHQ.',
  AGENCY_MANAGER: 'Registers communities, enrols, records, issues and revokes for an agency.',
  AGENCY_REGISTRAR: 'Enrols learners and records completions for an agency.',
  AGENCY_ASSESSOR: 'Accepts or returns completions for an agency.',
});

@ObjectType('Viewer', { description: 'Whoever is signed in.' })
export class ViewerNode {
  @Field(() => String, { description: 'Their name.' })
  displayName: string;

  @Field(() => [RoleEnum], { description: 'Their roles where they act now.' })
  roles: readonly Role[];
}
