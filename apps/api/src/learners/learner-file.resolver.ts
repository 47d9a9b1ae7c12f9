import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';

import { qualificationOf } from '#learners/qualification';

import { BadgeLoaders } from '../badges/badge.loaders.js';
import { BadgeNode, badgeNode } from '../badges/badge.node.js';
import { CommunityLoaders } from '../communities/community.loaders.js';
import { CommunityNode, communityNode } from '../communities/community.node.js';
import { CompletionLoaders } from '../completions/completion.loaders.js';
import { CompletionNode, completionNode, shownCompletionNode } from '../completions/completion.node.js';
import { type Connection, PageArguments } from '../graphql/connection.js';
import { CurrentOperation, Operation } from '../graphql/operation.js';
import { JournalConnection, JournalEntryNode } from '../journal/journal.node.js';
import { LearnerHistory } from '../journal/learner-history.js';
import { ProgrammeLoaders } from '../programme/programme.loaders.js';
import { LearnerNode, QualificationNode, qualificationNode } from './learner.node.js';

/** What hangs on a learner. */
@Resolver(() => LearnerNode)
export class LearnerFileResolver {
  constructor(
    private readonly communities: CommunityLoaders,
    private readonly completionsOf: CompletionLoaders,
    private readonly badgesOf: BadgeLoaders,
    private readonly programmes: ProgrammeLoaders,
    private readonly histories: LearnerHistory,
  ) {}

  @ResolveField(() => CommunityNode, { description: 'The community that the learner is to serve.' })
  async community(
    @CurrentOperation() operation: Operation,
    @Parent() learner: LearnerNode,
  ): Promise<CommunityNode> {
    const community = await this.communities.byId.load(operation, learner.communityId);
    if (community === null) throw new Error('A learner’s community is not there.');
    return communityNode(community);
  }

  @ResolveField(() => String, { description: 'The name of the community that the learner is to serve.' })
  async communityName(
    @CurrentOperation() operation: Operation,
    @Parent() learner: LearnerNode,
  ): Promise<string> {
    if (learner.knownCommunityName !== null) return learner.knownCommunityName;
    return (await this.community(operation, learner)).name;
  }

  @ResolveField(() => [CompletionNode], {
    description:
      'Every completion under the version that the learner is on, in the order of the assignments.',
  })
  async completions(
    @CurrentOperation() operation: Operation,
    @Parent() { id, enrolment }: LearnerNode,
  ): Promise<readonly CompletionNode[]> {
    const completions = await this.completionsOf.shown(operation, id);
    return completions
      .filter(({ completion }) => completion.programmeVersionId === enrolment.programmeVersionId)
      .map(({ completion, shown }) => (shown ? shownCompletionNode(shown) : completionNode(completion)));
  }

  @ResolveField(() => QualificationNode, {
    description: 'Whether the learner is qualified, and what is missing.',
  })
  async qualification(
    @CurrentOperation() operation: Operation,
    @Parent() { id, enrolment }: LearnerNode,
  ): Promise<QualificationNode> {
    const [completions, programme] = await Promise.all([
      this.completionsOf.ofLearner.load(operation, id),
      this.programmes.byId.load(operation, enrolment.programmeVersionId),
    ]);
    if (programme === null) throw new Error('A learner’s programme version is not there.');
    return qualificationNode(qualificationOf(completions, programme));
  }

  @ResolveField(() => [BadgeNode], { description: 'Every badge, the newest first.' })
  async badges(
    @CurrentOperation() operation: Operation,
    @Parent() learner: LearnerNode,
  ): Promise<readonly BadgeNode[]> {
    const badges = await this.badgesOf.ofLearner.load(operation, learner.id);
    return (badges ?? []).map(badgeNode);
  }

  @ResolveField(() => JournalConnection, { description: 'What the journal recorded, the newest first.' })
  history(
    @CurrentOperation() operation: Operation,
    @Parent() learner: LearnerNode,
    @Args() args: PageArguments,
  ): Promise<Connection<JournalEntryNode>> {
    return this.histories.page(operation, learner.id, args);
  }
}
