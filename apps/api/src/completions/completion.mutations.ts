import { Args, Mutation, Resolver } from '@nestjs/graphql';

import {
  AcceptCompletion,
  ReturnCompletion,
  SubmitCompletion,
  UndoCompletion,
  VoidCompletion,
} from '#learners/completions';

import { CurrentOperation, Operation } from '../graphql/operation.js';
import {
  AcceptCompletionInput,
  ReturnCompletionInput,
  SubmitCompletionInput,
  UndoCompletionInput,
  VoidCompletionInput,
} from './completion.input.js';
import {
  AcceptCompletionResult,
  acceptCompletionResult,
  ReturnCompletionResult,
  returnCompletionResult,
} from './decide-completion.results.js';
import { SubmitCompletionResult, submitCompletionResult } from './submit-completion.result.js';
import { UndoCompletionResult, undoCompletionResult } from './undo-completion.result.js';
import { VoidCompletionResult, voidCompletionResult } from './void-completion.result.js';

@Resolver()
export class CompletionMutations {
  constructor(
    private readonly undo: UndoCompletion,
    private readonly submit: SubmitCompletion,
    private readonly accept: AcceptCompletion,
    private readonly giveBack: ReturnCompletion,
    private readonly takeBack: VoidCompletion,
  ) {}

  @Mutation(() => SubmitCompletionResult, {
    description: 'Records that a learner completed an assignment. For managers and registrars.',
  })
  async submitCompletion(
    @CurrentOperation() operation: Operation,
    @Args('input', { type: () => SubmitCompletionInput, description: 'Who completed what, and when.' })
    input: SubmitCompletionInput,
  ): Promise<typeof SubmitCompletionResult> {
    return submitCompletionResult(operation.locale, await this.submit.run(operation.member, input));
  }

  @Mutation(() => AcceptCompletionResult, {
    description: 'Accepts a completion as a second person. For assessors.',
  })
  async acceptCompletion(
    @CurrentOperation() operation: Operation,
    @Args('input', { type: () => AcceptCompletionInput, description: 'Which completion.' })
    input: AcceptCompletionInput,
  ): Promise<typeof AcceptCompletionResult> {
    const request = { ...input, deciderEmail: emailOf(operation) };
    return acceptCompletionResult(operation.locale, await this.accept.run(operation.member, request));
  }

  @Mutation(() => ReturnCompletionResult, {
    description: 'Returns a completion with a reason. For assessors.',
  })
  async returnCompletion(
    @CurrentOperation() operation: Operation,
    @Args('input', { type: () => ReturnCompletionInput, description: 'Which completion, and why.' })
    input: ReturnCompletionInput,
  ): Promise<typeof ReturnCompletionResult> {
    const request = { ...input, deciderEmail: emailOf(operation) };
    return returnCompletionResult(operation.locale, await this.giveBack.run(operation.member, request));
  }

  @Mutation(() => UndoCompletionResult, {
    description:
      'Undoes the last submission, acceptance or return within ten minutes. For whoever did it, and for managers.',
  })
  async undoCompletion(
    @CurrentOperation() operation: Operation,
    @Args('input', { type: () => UndoCompletionInput, description: 'On which completion.' })
    input: UndoCompletionInput,
  ): Promise<typeof UndoCompletionResult> {
    return undoCompletionResult(operation.locale, await this.undo.run(operation.member, input));
  }

  @Mutation(() => VoidCompletionResult, {
    description:
      'Takes an acceptance back with a reason: it counts no longer and may be submitted anew. A badge that waits for its signature is withdrawn with it. For managers.',
  })
  async voidCompletion(
    @CurrentOperation() operation: Operation,
    @Args('input', { type: () => VoidCompletionInput, description: 'Which completion, and why.' })
    input: VoidCompletionInput,
  ): Promise<typeof VoidCompletionResult> {
    return voidCompletionResult(operation.locale, await this.takeBack.run(operation.member, input));
  }
}

/** Nobody decides about themselves: learners without an account are recognised by their address. */
function emailOf({ person }: Operation): string {
  if (person === null) throw new Error('A resolver ran for nobody.');
  return person.email;
}
