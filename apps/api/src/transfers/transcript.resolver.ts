import { Args, ID, Query, Resolver } from '@nestjs/graphql';

import { TranscriptStore } from '#learners/transfers';
import { UnitsOfWork } from '#platform/persistence';

import { CurrentOperation, Operation } from '../graphql/operation.js';
import { TranscriptNode, transcriptNode } from './transcript.node.js';

@Resolver()
export class TranscriptResolver {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly transcripts: TranscriptStore,
  ) {}

  @Query(() => TranscriptNode, {
    nullable: true,
    description:
      'What a learner of one’s agency brought along from another; null where there is no such thing.',
  })
  async transcript(
    @CurrentOperation() { member }: Operation,
    @Args('learnerId', { type: () => ID, description: 'The learner’s id.' }) learnerId: string,
  ): Promise<TranscriptNode | null> {
    const shown = await this.units.read(member, (unit) => this.transcripts.ofLearner(unit, learnerId));
    return shown && transcriptNode(shown);
  }
}
