import { Field, Int, ObjectType } from '@nestjs/graphql';

import type {
  BadgeShowsName as NamedBadge,
  EnrolmentStanding,
  LearnerNotActive as NotActive,
  MinorsNotAdmitted as NoMinors,
} from '#learners/roster';
import { type Locale, say } from '#platform/wording';

import { made } from '../graphql/made.js';
import { Problem } from '../graphql/problem.js';
import { EnrolmentStandingEnum } from './learner.node.js';

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

@ObjectType('LearnerNotActive', {
  implements: () => [Problem],
  description: 'The learner’s enrolment rests or has ended: nothing is submitted, accepted or issued.',
})
export class LearnerNotActive extends Problem {
  @Field(() => EnrolmentStandingEnum, { description: 'Where the enrolment stands.' })
  enrolmentStanding: EnrolmentStanding;
}

@ObjectType('EnrolmentStays', {
  implements: () => [Problem],
  description: 'From where the enrolment stands, this leads nowhere.',
})
export class EnrolmentStays extends Problem {
  @Field(() => EnrolmentStandingEnum, { description: 'Where the enrolment stands.' })
  enrolmentStanding: EnrolmentStanding;
}

@ObjectType('MinorsNotAdmitted', {
  implements: () => [Problem],
  description: 'The programme takes no minors.',
})
export class MinorsNotAdmitted extends Problem {
  @Field(() => Int, { description: 'From which age on learners are admitted.' })
  minimumAge: number;
}

@ObjectType('BadgeShowsName', {
  implements: () => [Problem],
  description: 'A badge that was not taken back shows the name of somebody who is to be a minor.',
})
export class BadgeShowsName extends Problem {
  @Field(() => String, {
    nullable: true,
    description: 'The other agency that issued it; null: one’s own did, and can revoke or replace it.',
  })
  issuedBy: string | null;
}

export function badgeShowsName(locale: Locale, { issuedBy }: NamedBadge): BadgeShowsName {
  const message =
    issuedBy === null
      ? say(locale, 'problem.badge-shows-name.own')
      : say(locale, 'problem.badge-shows-name.elsewhere', { agency: issuedBy });
  return made(BadgeShowsName, { message, issuedBy });
}

export function learnerNotActive(locale: Locale, { standing }: NotActive): LearnerNotActive {
  return made(LearnerNotActive, {
    message: say(locale, 'problem.learner-not-active', { standing }),
    enrolmentStanding: standing,
  });
}

export function minorsNotAdmitted(locale: Locale, { minimumAge }: NoMinors): MinorsNotAdmitted {
  return made(MinorsNotAdmitted, {
    message: say(locale, 'problem.minors-not-admitted', { minimumAge }),
    minimumAge,
  });
}

export function externalIdTaken(locale: Locale, externalId: string): ExternalIdTaken {
  return made(ExternalIdTaken, { message: say(locale, 'problem.external-id-taken', { externalId }) });
}
