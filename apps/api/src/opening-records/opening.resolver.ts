import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import { AgencyReads } from '#authority/agencies';
import { OpeningJudge, OpeningReads, openUntil } from '#learners/opening-records';
import { Clock } from '#platform/clock';
import { UnitsOfWork } from '#platform/persistence';

import { type Connection, connection, PageArguments, pageRequest } from '../graphql/connection.js';
import { CurrentOperation, Operation } from '../graphql/operation.js';
import { sheetOf } from '../learners/enrolment-sheet.input.js';
import { OpeningSheetInput } from './opening.input.js';
import {
  OpeningBatchNode,
  openingBatchNode,
  OpeningEntryConnection,
  OpeningEntryNode,
  openingEntryNode,
  OpeningRecordsNode,
} from './opening.node.js';
import { OpeningSheetResult, openingSheetResult } from './opening.results.js';

/** What agencies bring from before the portal, as they and LPHQ read it. */
@Resolver(() => OpeningBatchNode)
export class OpeningResolver {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly openings: OpeningReads,
    private readonly agencies: AgencyReads,
    private readonly judge: OpeningJudge,
    private readonly clock: Clock,
  ) {}

  @Query(() => OpeningRecordsNode, {
    description: 'What one’s agency brings from before the portal, and until when it may. For managers.',
  })
  async openingRecords(@CurrentOperation() { member }: Operation): Promise<OpeningRecordsNode> {
    return this.units.read(member, async (unit) => {
      const agency = await this.agencies.own(unit);
      if (agency === null) throw new Error('The agency of a member is not there.');
      const batches = await this.openings.ofAgency(unit, member.agencyId);
      const last = openUntil(agency);
      return {
        openUntil: last,
        isOpen: this.clock.today() <= last,
        batches: batches.map(openingBatchNode),
      };
    });
  }

  @Query(() => [OpeningBatchNode], {
    description: 'The batches that wait for LPHQ, whoever waits longest first, at most 50. For LPHQ.',
  })
  async openingBatchesToDecide(
    @CurrentOperation() { staff }: Operation,
  ): Promise<readonly OpeningBatchNode[]> {
    const batches = await this.units.read(staff, (unit) => this.openings.waiting(unit));
    return batches.map(openingBatchNode);
  }

  @Query(() => OpeningBatchNode, {
    nullable: true,
    description: 'One batch: of one’s agency, or for LPHQ any that was handed in; null where there is none.',
  })
  async openingBatch(
    @CurrentOperation() { actor }: Operation,
    @Args('id', { type: () => ID, description: 'The batch’s id.' }) id: string,
  ): Promise<OpeningBatchNode | null> {
    const batch = await this.units.read(actor, (unit) => this.openings.one(unit, id));
    return batch && openingBatchNode(batch);
  }

  @ResolveField(() => OpeningEntryConnection, {
    description: 'The lines, in the order in which they were entered.',
  })
  async entries(
    @CurrentOperation() operation: Operation,
    @Parent() batch: OpeningBatchNode,
    @Args() args: PageArguments,
  ): Promise<Connection<OpeningEntryNode>> {
    const request = pageRequest(operation, args);
    const page = await this.units.read(operation.actor, (unit) =>
      this.openings.entries(unit, batch, request),
    );
    return connection(
      page,
      ({ n, id }) => ({ key: String(n), id }),
      openingEntryNode,
      () => Promise.resolve(batch.learners),
    );
  }

  @Query(() => OpeningSheetResult, {
    description: 'Says what would become of lines of earlier records. Writes nothing. For managers.',
  })
  async openingSheet(
    @CurrentOperation() { locale, member }: Operation,
    @Args('input', { type: () => OpeningSheetInput, description: 'The lines.' }) input: OpeningSheetInput,
  ): Promise<typeof OpeningSheetResult> {
    return openingSheetResult(locale, await this.judge.preview(member, sheetOf(input)));
  }
}
