import { createUnionType, Field, ObjectType } from '@nestjs/graphql';

import type { ChangeTrackOutcome } from '#learners/completions';
import type {
  ChangeLearnerOutcome,
  Learner,
  MoveEnrolmentOutcome,
  MoveLearnerOutcome,
} from '#learners/roster';
import { type Locale, say } from '#platform/wording';

import { agencyNotAuthorised, AgencyNotAuthorisedProblem } from '../agencies/agency.problems.js';
import { made } from '../graphql/made.js';
import { InvalidInput, invalidInput } from '../graphql/problem.js';
import { LearnerNode, learnerNode } from './learner.node.js';
import {
  BadgeShowsName,
  badgeShowsName,
  CommunityUnknown,
  EnrolmentStays,
  ExternalIdTaken,
  externalIdTaken,
  LearnerNotActive,
  learnerNotActive,
  LearnerUnknown,
  learnerUnknown,
  MinorsNotAdmitted,
  minorsNotAdmitted,
} from './learner.problems.js';

@ObjectType('LearnerChanged', { description: 'The learner is as asked for.' })
export class LearnerChanged {
  @Field(() => LearnerNode, { description: 'The learner, as things stand now.' })
  learner: LearnerNode;
}

export const MoveEnrolmentResult = createUnionType({
  name: 'MoveEnrolmentResult',
  description: 'The learner, or why the enrolment stays as it is.',
  types: () =>
    [LearnerChanged, InvalidInput, LearnerUnknown, EnrolmentStays, AgencyNotAuthorisedProblem] as const,
});

export const MoveLearnerResult = createUnionType({
  name: 'MoveLearnerResult',
  description: 'The learner, or why they were not moved.',
  types: () =>
    [LearnerChanged, LearnerUnknown, CommunityUnknown, LearnerNotActive, AgencyNotAuthorisedProblem] as const,
});

export const ChangeTrackResult = createUnionType({
  name: 'ChangeTrackResult',
  description: 'The learner, or why the track is what it was.',
  types: () => [LearnerChanged, LearnerUnknown, LearnerNotActive, AgencyNotAuthorisedProblem] as const,
});

export const ChangeLearnerResult = createUnionType({
  name: 'ChangeLearnerResult',
  description: 'The learner, or why nothing was corrected.',
  types: () =>
    [
      LearnerChanged,
      InvalidInput,
      LearnerUnknown,
      ExternalIdTaken,
      MinorsNotAdmitted,
      BadgeShowsName,
      AgencyNotAuthorisedProblem,
    ] as const,
});

export function moveEnrolmentResult(
  locale: Locale,
  outcome: MoveEnrolmentOutcome,
): typeof MoveEnrolmentResult {
  switch (outcome.kind) {
    case 'enrolment-moved':
      return changed(outcome.learner);
    case 'learner-unknown':
      return learnerUnknown(locale);
    case 'enrolment-stays': {
      const { standing, act } = outcome;
      const message = say(locale, 'problem.enrolment-stays', { standing, act });
      return made(EnrolmentStays, { message, enrolmentStanding: standing });
    }
    case 'agency-not-authorised':
      return agencyNotAuthorised(locale, outcome);
    case 'invalid-input':
      return invalidInput(locale, outcome.problems);
  }
}

export function moveLearnerResult(locale: Locale, outcome: MoveLearnerOutcome): typeof MoveLearnerResult {
  switch (outcome.kind) {
    case 'learner-moved':
      return changed(outcome.learner);
    case 'learner-unknown':
      return learnerUnknown(locale);
    case 'community-unknown':
      return made(CommunityUnknown, { message: say(locale, 'problem.community-unknown') });
    case 'learner-not-active':
      return learnerNotActive(locale, outcome);
    case 'agency-not-authorised':
      return agencyNotAuthorised(locale, outcome);
  }
}

export function changeTrackResult(locale: Locale, outcome: ChangeTrackOutcome): typeof ChangeTrackResult {
  switch (outcome.kind) {
    case 'track-changed':
      return changed(outcome.learner);
    case 'learner-unknown':
      return learnerUnknown(locale);
    case 'learner-not-active':
      return learnerNotActive(locale, outcome);
    case 'agency-not-authorised':
      return agencyNotAuthorised(locale, outcome);
  }
}

export function changeLearnerResult(
  locale: Locale,
  outcome: ChangeLearnerOutcome,
): typeof ChangeLearnerResult {
  switch (outcome.kind) {
    case 'learner-changed':
      return changed(outcome.learner);
    case 'learner-unknown':
      return learnerUnknown(locale);
    case 'external-id-taken':
      return externalIdTaken(locale, outcome.externalId);
    case 'minors-not-admitted':
      return minorsNotAdmitted(locale, outcome);
    case 'badge-shows-name':
      return badgeShowsName(locale, outcome);
    case 'agency-not-authorised':
      return agencyNotAuthorised(locale, outcome);
    case 'invalid-input':
      return invalidInput(locale, outcome.problems);
  }
}

function changed(learner: Learner): LearnerChanged {
  return made(LearnerChanged, { learner: learnerNode(learner) });
}
