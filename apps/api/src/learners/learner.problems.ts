import { ObjectType } from '@nestjs/graphql';

import { type Locale, say } from '#platform/wording';

import { made } from '../graphql/made.js';
import { Problem } from '../graphql/problem.js';

@ObjectType('CommunityUnknown', {
  implements: () => [Problem],
  description: 'The agency has no such community.',
})
export class CommunityUnknown extends Problem {}

@ObjectType('ExternalIdTaken', {
  implements: () => [Problem],
  description: 'Another learner of the agency has this external id.',
})
export class ExternalIdTaken extends Problem {}

@ObjectType('ProgrammeMissing', {
  implements: () => [Problem],
  description: 'LPHQ has not published a programme yet, so nobody can be enrolled.',
})
export class ProgrammeMissing extends Problem {}

@ObjectType('LearnerUnknown', { implements: () => [Problem], description: 'The agency has no such learner.' })
export class LearnerUnknown extends Problem {}

export function learnerUnknown(locale: Locale): LearnerUnknown {
  return made(LearnerUnknown, { message: say(locale, 'problem.learner-unknown') });
}
