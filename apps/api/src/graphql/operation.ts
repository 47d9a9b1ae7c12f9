import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';

import type { SignedInLearner } from '#learners/accounts';
import type { SignedInPerson } from '#platform/identity';
import type { MemberActor, StaffActor } from '#platform/tenancy';
import type { Locale } from '#platform/wording';

/** One GraphQL operation: who asks, in which language, under which number. Field resolvers share it. */
export class Operation {
  /** What loaders hang on: a new scope forgets everything that was loaded. */
  private currentScope: object = {};

  constructor(
    readonly requestId: string,
    readonly locale: Locale,
    readonly person: SignedInPerson | null,
    /** A browser may hold both sessions; each field takes the one that its role is of. */
    readonly ownLearner: SignedInLearner | null = null,
  ) {}

  get scope(): object {
    return this.currentScope;
  }

  /** After a mutation everything is read anew. */
  forgetLoaded(): void {
    this.currentScope = {};
  }

  /** Whoever is signed in. The guard has seen to it that somebody is; nobody here is our own mistake. */
  get actor(): MemberActor | StaffActor {
    if (this.person === null) throw new Error('A resolver ran for nobody.');
    return this.person.actor;
  }

  /** Who acts for an agency, on the fields that only agencies have. */
  get member(): MemberActor {
    const { actor } = this;
    if (actor.kind !== 'member') throw new Error('A resolver for agencies ran for LPHQ.');
    return actor;
  }

  /** Whose own record it is, on the fields that only learners have. */
  get learner(): SignedInLearner {
    if (this.ownLearner === null) throw new Error('A resolver for learners ran for nobody.');
    return this.ownLearner;
  }

  /** Who acts for LPHQ, on the fields that only LPHQ has. */
  get staff(): StaffActor {
    const { actor } = this;
    if (actor.kind !== 'staff') throw new Error('A resolver for LPHQ ran for an agency.');
    return actor;
  }
}

/** What Apollo hands to every resolver. */
export interface GraphqlContext {
  readonly req: unknown;
  readonly operation: Operation;
}

/** The operation that a resolver works for. */
export const CurrentOperation = createParamDecorator((_: unknown, context: ExecutionContext): Operation => {
  return GqlExecutionContext.create(context).getContext<GraphqlContext>().operation;
});
