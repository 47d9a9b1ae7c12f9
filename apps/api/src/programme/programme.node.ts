import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

import {
  type Bilingual,
  type Catalogue,
  MEDIA_KINDS,
  type MediaKind,
  type ProgrammeState,
  type ProgrammeVersion,
  type WhenVoided,
} from '#learners/programme';

import { enumOf } from '../graphql/enum.js';
import { TextNode } from '../graphql/text.node.js';

export const MediaKindEnum = enumOf<(typeof MEDIA_KINDS)[number]>(
  'MediaKind',
  'How something reaches a learner.',
  {
    PRINT: 'It is read.',
    AUDIO: 'It is heard; its text says all that is said in it.',
    PICTURE: 'It is looked at; its text says all that it shows.',
  },
);

export const WhenVoidedEnum = enumOf<WhenVoided>(
  'WhenVoided',
  'What voiding an accepted completion does to a badge that rests on it.',
  { REVIEW: 'The badge stays while a person decides.', SUSPEND: 'The badge is suspended at once.' },
);

export const ProgrammeStateEnum = enumOf<ProgrammeState>('ProgrammeState', 'Where a version stands.', {
  PUBLISHED: 'It never changes, and learners may be enrolled in it.',
  RETIRED: 'Nobody new is enrolled in it; whoever is stays.',
});

@ObjectType('Outcome', { description: 'What a learner can do after a module.' })
export class OutcomeNode {
  @Field(() => String, { description: 'Its code: the module’s and a number.' })
  code: string;

  @Field(() => TextNode, { description: 'In words.' })
  text: Bilingual;
}

@ObjectType('Media', { description: 'Something to read, to hear or to look at.' })
export class MediaNode {
  @Field(() => MediaKindEnum, { description: 'How it reaches a learner.' })
  kind: MediaKind;

  @Field(() => TextNode, { description: 'Its title.' })
  title: Bilingual;

  @Field(() => TextNode, { description: 'All that it says or shows, in words.' })
  text: Bilingual;

  @Field(() => TextNode, {
    nullable: true,
    description: 'Its https address in each language; null where its text is all of it.',
  })
  link: Bilingual | null;
}

@ObjectType('Module', { description: 'A part of a course.' })
export class ModuleNode {
  @Field(() => String, { description: 'Its code.' })
  code: string;

  @Field(() => TextNode, { description: 'Its title.' })
  title: Bilingual;

  @Field(() => [TextNode], { description: 'What it is about.' })
  topics: readonly Bilingual[];

  @Field(() => [OutcomeNode], { description: 'What a learner can do after it.' })
  outcomes: readonly OutcomeNode[];

  @Field(() => [MediaNode], { description: 'What there is to read, to hear and to look at.' })
  media: readonly MediaNode[];
}

@ObjectType('Course', { description: 'A course of a tier.' })
export class CourseNode {
  @Field(() => String, { description: 'Its code.' })
  code: string;

  @Field(() => TextNode, { description: 'Its title.' })
  title: Bilingual;

  @Field(() => [TextNode], { description: 'What it introduces its learners to.' })
  aims: readonly Bilingual[];

  @Field(() => [ModuleNode], { description: 'Its modules, in order.' })
  modules: readonly ModuleNode[];
}

@ObjectType('Tier', { description: 'A stage of the programme.' })
export class TierNode {
  @Field(() => Int, { description: 'Its number.' })
  number: number;

  @Field(() => TextNode, { description: 'Its title.' })
  title: Bilingual;

  @Field(() => [CourseNode], { description: 'Its courses, in order.' })
  courses: readonly CourseNode[];

  @Field(() => [ModuleNode], { description: 'The modules of all its courses, in order.' })
  modules: readonly ModuleNode[];
}

@ObjectType('Assignment', { description: 'A piece of work that must be completed and accepted.' })
export class AssignmentNode {
  @Field(() => Int, { description: 'Its number in the programme.' })
  number: number;

  @Field(() => TextNode, { description: 'Its title.' })
  title: Bilingual;

  @Field(() => String, {
    nullable: true,
    description: 'The code of the module that it closes, if there is one.',
  })
  module: string | null;

  @Field(() => [String], { description: 'The codes of its outcomes.' })
  outcomeCodes: readonly string[];

  @Field(() => Int, { nullable: true, description: 'How many of them must be found met; null: all.' })
  outcomesNeeded: number | null;
}

@ObjectType('ProgrammePolicies', { description: 'The rules of a version.' })
export class ProgrammePoliciesNode {
  @Field(() => Boolean, { description: 'An assignment is submitted only when all before it are accepted.' })
  sequentialAssignments: boolean;

  @Field(() => Int, { description: 'How many days ago a completion may lie when it is recorded.' })
  backdateLimitDays: number;

  @Field(() => Int, { description: 'For how many months a badge is valid.' })
  badgeValidityMonths: number;

  @Field(() => Int, { description: 'The age from which one is enrolled without more.' })
  minimumAge: number;

  @Field(() => Int, {
    nullable: true,
    description:
      'The age from which minors are enrolled, with the community’s approval and a guardian’s consent; null: never.',
  })
  minorsFrom: number | null;

  @Field(() => WhenVoidedEnum, { description: 'What voiding an accepted completion does to the badge.' })
  whenVoided: WhenVoided;
}

@ObjectType('CarriedAssignment', { description: 'What of an earlier edition counts for an assignment.' })
export class CarriedAssignmentNode {
  @Field(() => Int, { description: 'The assignment of this version.' })
  number: number;

  @Field(() => [Int], { description: 'The earlier ones that must all be accepted; none: it is done anew.' })
  from: readonly number[];
}

@ObjectType('CarriesOver', { description: 'What counts here of an earlier edition.' })
export class CarriesOverNode {
  @Field(() => String, { description: 'The earlier edition.' })
  edition: string;

  @Field(() => [CarriedAssignmentNode], { description: 'What counts for each assignment.' })
  assignments: readonly CarriedAssignmentNode[];
}

/** What a version and a draft have in common. */
@ObjectType({ isAbstract: true })
export class CatalogueNode {
  @Field(() => String, { description: 'Its edition; stands in every credential.' })
  edition: string;

  @Field(() => TextNode, { description: 'Its title.' })
  title: Bilingual;

  @Field(() => ProgrammePoliciesNode, { description: 'Its rules.' })
  policies: ProgrammePoliciesNode;

  @Field(() => [AssignmentNode], { description: 'Everything that must be accepted, in order.' })
  assignments: readonly AssignmentNode[];

  @Field(() => [TierNode], { description: 'Its stages, in order.' })
  tiers: readonly TierNode[];

  @Field(() => [CarriesOverNode], { description: 'What counts here of earlier editions, as LPHQ laid down.' })
  carriesOver: readonly CarriesOverNode[];
}

@ObjectType('ProgrammeVersion', { description: 'One published version of what must be done to qualify.' })
export class ProgrammeVersionNode extends CatalogueNode {
  @Field(() => ID, { description: 'Its id.' })
  id: string;
}

export function programmeNode({ id, ...catalogue }: ProgrammeVersion): ProgrammeVersionNode {
  return { id, ...catalogueNode(catalogue) };
}

export function catalogueNode(catalogue: Catalogue): CatalogueNode {
  const { edition, title, policies, assignments, carriesOver } = catalogue;
  const tiers = catalogue.tiers.map((tier) => ({
    ...tier,
    modules: tier.courses.flatMap(({ modules }) => modules),
  }));
  return { edition, title, policies, assignments, tiers, carriesOver };
}
