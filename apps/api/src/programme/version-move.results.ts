import { createUnionType, Field, ID, Int, ObjectType } from '@nestjs/graphql';

import type { ChangeVersionOutcome } from '#learners/completions';
import { type Locale, say } from '#platform/wording';

import { agencyNotAuthorised, AgencyNotAuthorisedProblem } from '../agencies/agency.problems.js';
import { made } from '../graphql/made.js';
import { InvalidInput, Problem } from '../graphql/problem.js';
import {
  LearnerNotActive,
  learnerNotActive,
  LearnerUnknown,
  learnerUnknown,
} from '../learners/learner.problems.js';
import { ProgrammeUnknown, programmeUnknown } from './programme.problems.js';

@ObjectType('VersionUnchanged', {
  implements: () => [Problem],
  description: 'The learner is on this version already.',
})
export class VersionUnchanged extends Problem {}

@ObjectType('VersionRetired', {
  implements: () => [Problem],
  description: 'The version is retired: nobody comes into it any more.',
})
export class VersionRetired extends Problem {}

@ObjectType('CompletionsWaiting', {
  implements: () => [Problem],
  description: 'Work of the learner waits for a decision under the present version.',
})
export class CompletionsWaiting extends Problem {
  @Field(() => [Int], { description: 'The assignments that wait, by their numbers in the present version.' })
  waiting: readonly number[];
}

@ObjectType('WorkTakenBack', {
  implements: () => [Problem],
  description: 'What was accepted under that version was carried over and taken back here since.',
})
export class WorkTakenBack extends Problem {
  @Field(() => [Int], { description: 'The assignments, by their numbers in the present version.' })
  takenBack: readonly number[];
}

@ObjectType('WouldUnqualify', {
  implements: () => [Problem],
  description: 'The learner is qualified and would not be under that version.',
})
export class WouldUnqualify extends Problem {
  @Field(() => [Int], { description: 'The assignments of that version that would be missing.' })
  missing: readonly number[];
}

export const VersionMoveRefusal = createUnionType({
  name: 'VersionMoveRefusal',
  description: 'Why a learner stays on the version where they are.',
  types: () =>
    [
      LearnerUnknown,
      LearnerNotActive,
      ProgrammeUnknown,
      VersionUnchanged,
      VersionRetired,
      AgencyNotAuthorisedProblem,
      CompletionsWaiting,
      WorkTakenBack,
      WouldUnqualify,
    ] as const,
});

@ObjectType('VersionMove', { description: 'What became of one learner.' })
export class VersionMove {
  @Field(() => ID, { description: 'The learner’s id.' })
  learnerId: string;

  @Field(() => VersionMoveRefusal, {
    nullable: true,
    description: 'Why they stay where they are; null: they were moved.',
  })
  refusal: typeof VersionMoveRefusal | null;
}

@ObjectType('LearnersJudgedForVersion', {
  description: 'Each learner was judged by themselves: some may be moved and others not.',
})
export class LearnersJudgedForVersion {
  @Field(() => [VersionMove], { description: 'What became of each, in the order of the input.' })
  learners: VersionMove[];
}

export const MoveLearnersToVersionResult = createUnionType({
  name: 'MoveLearnersToVersionResult',
  description: 'What became of each learner, or why nobody was judged.',
  types: () => [LearnersJudgedForVersion, InvalidInput] as const,
});

export function versionMove(locale: Locale, learnerId: string, outcome: ChangeVersionOutcome): VersionMove {
  return made(VersionMove, { learnerId, refusal: refusalOf(locale, outcome) });
}

function refusalOf(locale: Locale, outcome: ChangeVersionOutcome): typeof VersionMoveRefusal | null {
  switch (outcome.kind) {
    case 'version-changed':
      return null;
    case 'learner-unknown':
      return learnerUnknown(locale);
    case 'programme-unknown':
      return programmeUnknown(locale);
    case 'agency-not-authorised':
      return agencyNotAuthorised(locale, outcome);
    case 'learner-not-active':
      return learnerNotActive(locale, outcome);
    case 'version-unchanged':
      return made(VersionUnchanged, { message: say(locale, 'problem.version-unchanged') });
    case 'version-retired':
      return made(VersionRetired, { message: say(locale, 'problem.version-retired') });
    case 'completions-waiting':
      return completionsWaiting(locale, outcome.assignments);
    case 'work-taken-back':
      return workTakenBack(locale, outcome.assignments);
    case 'would-unqualify':
      return wouldUnqualify(locale, outcome.missing);
  }
}

function completionsWaiting(locale: Locale, waiting: readonly number[]): CompletionsWaiting {
  const message = say(locale, 'problem.completions-waiting', { waiting: waiting.join(', ') });
  return made(CompletionsWaiting, { message, waiting });
}

function workTakenBack(locale: Locale, takenBack: readonly number[]): WorkTakenBack {
  const message = say(locale, 'problem.work-taken-back', { missing: takenBack.join(', ') });
  return made(WorkTakenBack, { message, takenBack });
}

function wouldUnqualify(locale: Locale, missing: readonly number[]): WouldUnqualify {
  const message = say(locale, 'problem.would-unqualify', { missing: missing.join(', ') });
  return made(WouldUnqualify, { message, missing });
}
