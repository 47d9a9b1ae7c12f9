import { createUnionType, Field, ObjectType } from '@nestjs/graphql';

import type { EnrolLearnerOutcome } from '#learners/roster';
import { type Locale, say } from '#platform/wording';

import { agencyNotAuthorised, AgencyNotAuthorisedProblem } from '../agencies/agency.problems.js';
import { made } from '../graphql/made.js';
import { InvalidInput, invalidInput } from '../graphql/problem.js';
import { LearnerNode, learnerNode } from './learner.node.js';
import {
  CommunityUnknown,
  ExternalIdTaken,
  externalIdTaken,
  MinorsNotAdmitted,
  minorsNotAdmitted,
  ProgrammeMissing,
} from './learner.problems.js';

@ObjectType('LearnerEnrolled', { description: 'The learner is on the roster and enrolled from today.' })
export class LearnerEnrolled {
  @Field(() => LearnerNode, { description: 'The new learner.' })
  learner: LearnerNode;
}

export const EnrolLearnerResult = createUnionType({
  name: 'EnrolLearnerResult',
  description: 'The learner, or why nobody was enrolled.',
  types: () =>
    [
      LearnerEnrolled,
      InvalidInput,
      CommunityUnknown,
      ExternalIdTaken,
      AgencyNotAuthorisedProblem,
      ProgrammeMissing,
      MinorsNotAdmitted,
    ] as const,
});

export function enrolLearnerResult(locale: Locale, outcome: EnrolLearnerOutcome): typeof EnrolLearnerResult {
  switch (outcome.kind) {
    case 'learner-enrolled':
      return made(LearnerEnrolled, { learner: learnerNode(outcome.learner) });
    case 'community-unknown':
      return made(CommunityUnknown, { message: say(locale, 'problem.community-unknown') });
    case 'external-id-taken':
      return externalIdTaken(locale, outcome.externalId);
    case 'minors-not-admitted':
      return minorsNotAdmitted(locale, outcome);
    case 'agency-not-authorised':
      return agencyNotAuthorised(locale, outcome);
    case 'no-programme':
      return made(ProgrammeMissing, { message: say(locale, 'problem.programme-missing') });
    case 'invalid-input':
      return invalidInput(locale, outcome.problems);
  }
}
