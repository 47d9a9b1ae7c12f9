import { Field, ObjectType } from '@nestjs/graphql';

import type { Bilingual, ProgrammeVersion } from '#learners/programme';

import { TextNode } from '../graphql/text.node.js';
import { AssignmentNode, catalogueNode, TierNode } from '../programme/programme.node.js';

@ObjectType('MyProgramme', {
  description: 'The edition of the programme that one is on: what there is to read and to hear.',
})
export class MyProgrammeNode {
  @Field(() => String, { description: 'The edition.' })
  edition: string;

  @Field(() => TextNode, { description: 'Its title.' })
  title: Bilingual;

  @Field(() => [TierNode], { description: 'Its stages, in order.' })
  tiers: readonly TierNode[];

  @Field(() => [AssignmentNode], { description: 'Everything that must be accepted, in order.' })
  assignments: readonly AssignmentNode[];
}

export function myProgrammeNode(version: ProgrammeVersion): MyProgrammeNode {
  const { edition, title, tiers, assignments } = catalogueNode(version);
  return { edition, title, tiers, assignments };
}
