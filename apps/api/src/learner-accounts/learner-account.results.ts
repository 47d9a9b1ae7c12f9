import { createUnionType, Field, Int, ObjectType } from '@nestjs/graphql';

import type {
  Claimant,
  CloseLearnerAccountOutcome,
  DrawClaimCodesOutcome,
  InviteLearnersOutcome,
  WithdrawClaimOutcome,
} from '#learners/accounts';
import type { LearnerThere } from '#learners/roster';
import { type Locale, say } from '#platform/wording';

import { agencyNotAuthorised, AgencyNotAuthorisedProblem } from '../agencies/agency.problems.js';
import { made } from '../graphql/made.js';
import { Problem } from '../graphql/problem.js';
import { LearnersUnknown, NothingSelected } from '../jobs/job.results.js';
import { LearnerNode, learnerNode } from '../learners/learner.node.js';
import { LearnerUnknown, learnerUnknown } from '../learners/learner.problems.js';
import { ClaimCodeNode, LearnersInvited, UninvitedLearnerNode } from './learner-account.node.js';

@ObjectType('ClaimCodesDrawn', { description: 'The codes, shown this once; every code before them is dead.' })
export class ClaimCodesDrawn {
  @Field(() => [ClaimCodeNode], { description: 'A code for each, in the order of names.' })
  codes: readonly ClaimCodeNode[];
}

@ObjectType('LearnerAccountChanged', { description: 'The learner’s account is as asked for.' })
export class LearnerAccountChanged {
  @Field(() => LearnerNode, { description: 'The learner, as things stand now.' })
  learner: LearnerNode;
}

@ObjectType('TooManySelected', {
  implements: () => [Problem],
  description: 'More learners than one act takes; nothing was done, for nobody.',
})
export class TooManySelected extends Problem {
  @Field(() => Int, { description: 'How many one act takes.' })
  most: number;
}

@ObjectType('TooManyMails', {
  implements: () => [Problem],
  description: 'The agency has had its share of such mails today; nothing was sent, to nobody.',
})
export class TooManyMails extends Problem {
  @Field(() => Int, { description: 'In how many seconds to try again.' })
  retryAfter: number;
}

@ObjectType('NoClaimOpen', {
  implements: () => [Problem],
  description: 'No code is open for the learner: none was drawn, it was used, or it is over.',
})
export class NoClaimOpen extends Problem {}

@ObjectType('NoLearnerAccount', { implements: () => [Problem], description: 'The learner has no account.' })
export class NoLearnerAccount extends Problem {}

export const DrawClaimCodesResult = createUnionType({
  name: 'DrawClaimCodesResult',
  description: 'The codes, or why none was drawn.',
  types: () =>
    [ClaimCodesDrawn, NothingSelected, TooManySelected, LearnersUnknown, AgencyNotAuthorisedProblem] as const,
});

export const InviteLearnersResult = createUnionType({
  name: 'InviteLearnersResult',
  description: 'Who is invited, or why nobody is.',
  types: () =>
    [
      LearnersInvited,
      NothingSelected,
      TooManySelected,
      LearnersUnknown,
      TooManyMails,
      AgencyNotAuthorisedProblem,
    ] as const,
});

export const WithdrawClaimResult = createUnionType({
  name: 'WithdrawClaimResult',
  description: 'The learner, or why nothing was withdrawn.',
  types: () => [LearnerAccountChanged, LearnerUnknown, NoClaimOpen] as const,
});

export const CloseLearnerAccountResult = createUnionType({
  name: 'CloseLearnerAccountResult',
  description: 'The learner, or why nothing was closed.',
  types: () => [LearnerAccountChanged, LearnerUnknown, NoLearnerAccount] as const,
});

export function drawClaimCodesResult(
  locale: Locale,
  outcome: DrawClaimCodesOutcome,
): typeof DrawClaimCodesResult {
  return outcome.kind === 'claims-drawn'
    ? made(ClaimCodesDrawn, { codes: outcome.claims.map((claim) => made(ClaimCodeNode, claim)) })
    : refused(locale, outcome);
}

export function inviteLearnersResult(
  locale: Locale,
  outcome: InviteLearnersOutcome,
): typeof InviteLearnersResult {
  switch (outcome.kind) {
    case 'learners-invited': {
      const withoutAddress = outcome.withoutAddress.map(uninvited);
      const mailedEnough = outcome.mailedEnough.map(uninvited);
      return made(LearnersInvited, { invited: outcome.invited, withoutAddress, mailedEnough });
    }
    case 'too-many-attempts': {
      const { retryAfter } = outcome;
      const values = { hours: Math.ceil(retryAfter / 3_600) };
      return made(TooManyMails, { message: say(locale, 'problem.too-many-claim-mails', values), retryAfter });
    }
    default:
      return refused(locale, outcome);
  }
}

type Refusal = Exclude<DrawClaimCodesOutcome, { readonly kind: 'claims-drawn' }>;

function refused(locale: Locale, outcome: Refusal) {
  switch (outcome.kind) {
    case 'nothing-selected':
      return made(NothingSelected, { message: say(locale, 'problem.nothing-selected') });
    case 'too-many-selected': {
      const { most } = outcome;
      return made(TooManySelected, { message: say(locale, 'problem.too-many-selected', { most }), most });
    }
    case 'learners-unknown': {
      const { count } = outcome;
      return made(LearnersUnknown, { message: say(locale, 'problem.learners-unknown', { count }), count });
    }
    case 'agency-not-authorised':
      return agencyNotAuthorised(locale, outcome);
  }
}

/** `learner` is read after the act; whoever is changed is there. */
export function withdrawClaimResult(
  locale: Locale,
  outcome: WithdrawClaimOutcome,
  learner: LearnerThere | null,
): typeof WithdrawClaimResult {
  if (outcome.kind === 'no-claim-open')
    return made(NoClaimOpen, { message: say(locale, 'problem.no-claim-open') });
  return changed(locale, learner);
}

export function closeLearnerAccountResult(
  locale: Locale,
  outcome: CloseLearnerAccountOutcome,
  learner: LearnerThere | null,
): typeof CloseLearnerAccountResult {
  if (outcome.kind === 'no-account')
    return made(NoLearnerAccount, { message: say(locale, 'problem.no-learner-account') });
  return changed(locale, learner);
}

function changed(locale: Locale, learner: LearnerThere | null): LearnerAccountChanged | LearnerUnknown {
  return learner === null
    ? learnerUnknown(locale)
    : made(LearnerAccountChanged, { learner: learnerNode(learner) });
}

function uninvited({ id, displayName }: Claimant): UninvitedLearnerNode {
  return made(UninvitedLearnerNode, { learnerId: id, displayName });
}
