import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

import type { ProgrammeDraft } from '#learners/programme';
import type { Instant } from '#platform/clock';

import { DateTime } from '../graphql/scalars.js';
import { CatalogueNode, catalogueNode } from './programme.node.js';

@ObjectType('ProgrammeDraft', { description: 'An edition that LPHQ still writes. Nobody else sees it.' })
export class ProgrammeDraftNode extends CatalogueNode {
  @Field(() => ID, { description: 'Its id, which the version keeps once it is published.' })
  id: string;

  @Field(() => Int, { description: 'Counts its savings; who saves says which one they had read.' })
  revision: number;

  @Field(() => DateTime, { description: 'When it was saved last.' })
  savedAt: Instant;

  /** For the field resolver. */
  basedOnId: string;
}

export function draftNode({ id, revision, savedAt, basedOn, catalogue }: ProgrammeDraft): ProgrammeDraftNode {
  return { id, revision, savedAt, basedOnId: basedOn, ...catalogueNode(catalogue) };
}
