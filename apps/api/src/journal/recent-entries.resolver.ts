import { Args, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import { JournalReads } from '#platform/journal';
import { UnitsOfWork } from '#platform/persistence';

import { CurrentOperation, Operation } from '../graphql/operation.js';
import { badPageSize } from '../graphql/refusals.js';
import { ListedLearnerNode, listedLearnerNode } from '../jobs/listed-learner.node.js';
import { LearnerLoaders } from '../learners/learner.loaders.js';
import { RecentEntryNode, recentEntryNode } from './recent-entry.node.js';

/** Whoever wants more reads a history. */
const MOST = 20;

@Resolver(() => RecentEntryNode)
export class RecentEntriesResolver {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly journal: JournalReads,
    private readonly learners: LearnerLoaders,
  ) {}

  @Query(() => [RecentEntryNode], {
    description: 'What happened last in one’s agency, the newest first. For an agency’s people.',
  })
  async recentEntries(
    @CurrentOperation() { member, locale }: Operation,
    @Args('first', { type: () => Int, description: `How many to answer, 1 to ${MOST}.` }) first: number,
  ): Promise<RecentEntryNode[]> {
    if (first < 1 || first > MOST) throw badPageSize(locale, MOST);
    const { agencyId } = member;
    const entries = await this.units.read(member, (unit) => this.journal.recent(unit, agencyId, first));
    return entries.map(recentEntryNode(agencyId));
  }

  @ResolveField(() => ListedLearnerNode, {
    nullable: true,
    description: 'The learner whom it is about; null where it is about none, or the learner is no more.',
  })
  async learner(
    @CurrentOperation() operation: Operation,
    @Parent() { learnerId }: RecentEntryNode,
  ): Promise<ListedLearnerNode | null> {
    const learner = learnerId === null ? null : await this.learners.byId.load(operation, learnerId);
    return learner && listedLearnerNode(learner);
  }
}
