import { Args, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import { type BadgeKind, IssueReadiness } from '#learners/badges';
import { rowProblem, SelectedLearners } from '#learners/jobs';
import { UnitsOfWork } from '#platform/persistence';

import { BadgeKindEnum } from '../badges/badge.node.js';
import { CurrentOperation, Operation } from '../graphql/operation.js';
import { badPageSize } from '../graphql/refusals.js';
import { LearnerLoaders } from '../learners/learner.loaders.js';
import { BlockedLearnerNode, IssueReadinessNode } from './issue-readiness.node.js';
import { LearnerSelectionInput, selectionOf } from './job.input.js';
import { rowMessage } from './job.results.js';
import { listedLearnerNode } from './listed-learner.node.js';

/** As cost.ts reckons it. */
const MOST_BLOCKED = 50;

@Resolver(() => IssueReadinessNode)
export class IssueReadinessResolver {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly selected: SelectedLearners,
    private readonly readiness: IssueReadiness,
    private readonly learners: LearnerLoaders,
  ) {}

  @Query(() => IssueReadinessNode, {
    nullable: true,
    description:
      'Says before issuing who is ready; null where more are selected than one job takes. For managers.',
  })
  issueReadiness(
    @CurrentOperation() { member }: Operation,
    @Args('learners', { type: () => LearnerSelectionInput, description: 'Which learners.' })
    learners: LearnerSelectionInput,
    @Args('kind', { type: () => BadgeKindEnum, defaultValue: 'MSQ', description: 'For which badge.' })
    kind: BadgeKind,
  ): Promise<IssueReadinessNode | null> {
    return this.units.read(member, async (unit) => {
      const selected = await this.selected.of(unit, selectionOf(learners));
      if (selected.kind === 'too-many') return null;
      const ids = selected.kind === 'nobody' ? [] : selected.learnerIds;
      const found = await this.readiness.of(unit, ids, kind);
      const blockedOnes = found.filter(({ refusal }) => refusal !== null);
      const firstReady = found.find(({ refusal }) => refusal === null)?.learnerId ?? null;
      const blocked = blockedOnes.length;
      return { ready: found.length - blocked, blocked, firstReady, blockedOnes };
    });
  }

  @ResolveField(() => [BlockedLearnerNode], {
    description: 'Those who are not ready, by name, each with the reason.',
  })
  async blockedLearners(
    @CurrentOperation() operation: Operation,
    @Parent() { blockedOnes }: IssueReadinessNode,
    @Args('first', { type: () => Int, description: 'How many to answer, 1 to 50.' }) first: number,
  ): Promise<BlockedLearnerNode[]> {
    if (first < 1 || first > MOST_BLOCKED) throw badPageSize(operation.locale, MOST_BLOCKED);
    const shown = blockedOnes.slice(0, first).map(async ({ learnerId, refusal }) => {
      const learner = await this.learners.byId.load(operation, learnerId);
      if (learner === null || refusal === null) return [];
      return [
        {
          learner: listedLearnerNode(learner),
          message: rowMessage(operation.locale, rowProblem(refusal, null)),
        },
      ];
    });
    return (await Promise.all(shown)).flat();
  }
}
