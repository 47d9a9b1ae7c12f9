import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

import type { Bilingual, ProgrammeVersion } from '#learners/programme';

import { TextNode } from '../graphql/text.node.js';

@ObjectType('Outcome', { description: 'What a learner can do after a module.' })
export class OutcomeNode {
  @Field(() => String, { description: 'Its code: the module’s and a number.' })
  code: string;

  @Field(() => TextNode, { description: 'In words.' })
  text: Bilingual;
}

@ObjectType('Module', { description: 'A part of the course.' })
export class ModuleNode {
  @Field(() => String, { description: 'Its code.' })
  code: string;

  @Field(() => TextNode, { description: 'Its title.' })
  title: Bilingual;

  @Field(() => [TextNode], { description: 'What it is about.' })
  topics: readonly Bilingual[];

  @Field(() => [OutcomeNode], { description: 'What a learner can do after it.' })
  outcomes: readonly OutcomeNode[];
}

@ObjectType('Tier', { description: 'A stage of the programme.' })
export class TierNode {
  @Field(() => Int, { description: 'Its number.' })
  number: number;

  @Field(() => TextNode, { description: 'Its title.' })
  title: Bilingual;

  @Field(() => [ModuleNode], { description: 'Its modules, in order.' })
  modules: readonly ModuleNode[];
}

@ObjectType('Assignment', { description: 'A piece of work that must be completed and accepted.' })
export class AssignmentNode {
  @Field(() => Int, { description: 'Its number in the programme.' })
  number: number;

  @Field(() => TextNode, { description: 'Its title.' })
  title: Bilingual;

  @Field(() => [String], { description: 'The codes of the outcomes that must be found met.' })
  outcomeCodes: readonly string[];
}

@ObjectType('ProgrammeVersion', { description: 'One published version of what must be done to qualify.' })
export class ProgrammeVersionNode {
  @Field(() => ID, { description: 'Its id.' })
  id: string;

  @Field(() => String, { description: 'Its edition; stands in every credential.' })
  edition: string;

  @Field(() => TextNode, { description: 'Its title.' })
  title: Bilingual;

  @Field(() => [AssignmentNode], { description: 'Everything that must be accepted, in order.' })
  assignments: readonly AssignmentNode[];

  @Field(() => [TierNode], { description: 'Its stages, in order.' })
  tiers: readonly TierNode[];
}

export function programmeNode({
  id,
  edition,
  title,
  assignments,
  tiers,
}: ProgrammeVersion): ProgrammeVersionNode {
  return { id, edition, title, assignments, tiers };
}
