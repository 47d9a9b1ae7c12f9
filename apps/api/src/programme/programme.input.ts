import { Field, ID, InputType, Int } from '@nestjs/graphql';

import type { MediaKind, WhenVoided } from '#learners/programme';

import { MediaKindEnum, WhenVoidedEnum } from './programme.node.js';

@InputType('TextInput', { description: 'One text in both languages.' })
export class TextInput {
  @Field(() => String, { description: 'In English.' })
  en: string;

  @Field(() => String, { description: 'In French.' })
  fr: string;
}

@InputType('OutcomeInput', { description: 'What a learner can do after a module.' })
export class OutcomeInput {
  @Field(() => String, { description: 'Its code.' })
  code: string;

  @Field(() => TextInput, { description: 'In words.' })
  text: TextInput;
}

@InputType('MediaInput', { description: 'Something to read, to hear or to look at.' })
export class MediaInput {
  @Field(() => MediaKindEnum, { description: 'How it reaches a learner.' })
  kind: MediaKind;

  @Field(() => TextInput, { description: 'Its title.' })
  title: TextInput;

  @Field(() => TextInput, { description: 'All that it says, in words, up to 8,000 characters.' })
  text: TextInput;

  @Field(() => TextInput, {
    nullable: true,
    description: 'Its https address in each language, if it has one.',
  })
  link?: TextInput | null;
}

@InputType('ModuleInput', { description: 'A part of a course.' })
export class ModuleInput {
  @Field(() => String, { description: 'Its code.' })
  code: string;

  @Field(() => TextInput, { description: 'Its title.' })
  title: TextInput;

  @Field(() => [TextInput], { description: 'What it is about.' })
  topics: TextInput[];

  @Field(() => [OutcomeInput], { description: 'What a learner can do after it.' })
  outcomes: OutcomeInput[];

  @Field(() => [MediaInput], { description: 'What there is to read, to hear and to look at.' })
  media: MediaInput[];
}

@InputType('CourseInput', { description: 'A course of a tier.' })
export class CourseInput {
  @Field(() => String, { description: 'Its code.' })
  code: string;

  @Field(() => TextInput, { description: 'Its title.' })
  title: TextInput;

  @Field(() => [TextInput], { description: 'What it introduces its learners to.' })
  aims: TextInput[];

  @Field(() => [ModuleInput], { description: 'Its modules, in order.' })
  modules: ModuleInput[];
}

@InputType('TierInput', { description: 'A stage of the programme.' })
export class TierInput {
  @Field(() => Int, { description: 'Its number.' })
  number: number;

  @Field(() => TextInput, { description: 'Its title.' })
  title: TextInput;

  @Field(() => [CourseInput], { description: 'Its courses, in order.' })
  courses: CourseInput[];
}

@InputType('AssignmentInput', { description: 'A piece of work that must be completed and accepted.' })
export class AssignmentInput {
  @Field(() => Int, { description: 'Its number.' })
  number: number;

  @Field(() => TextInput, { description: 'Its title.' })
  title: TextInput;

  @Field(() => String, { nullable: true, description: 'The code of the module that it closes.' })
  module?: string | null;

  @Field(() => [String], { description: 'The codes of its outcomes.' })
  outcomeCodes: string[];

  @Field(() => Int, { nullable: true, description: 'How many of them must be found met; absent: all.' })
  outcomesNeeded?: number | null;
}

@InputType('ProgrammePoliciesInput', { description: 'The rules of a version.' })
export class ProgrammePoliciesInput {
  @Field(() => Boolean, { description: 'An assignment is submitted only when all before it are accepted.' })
  sequentialAssignments: boolean;

  @Field(() => Int, { description: 'How many days ago a completion may lie when it is recorded, 0 to 3650.' })
  backdateLimitDays: number;

  @Field(() => Int, { description: 'For how many months a badge is valid, 1 to 120.' })
  badgeValidityMonths: number;

  @Field(() => Int, { description: 'The age from which one is enrolled without more.' })
  minimumAge: number;

  @Field(() => Int, { nullable: true, description: 'The age from which minors are enrolled; absent: never.' })
  minorsFrom?: number | null;

  @Field(() => WhenVoidedEnum, { description: 'What voiding an accepted completion does to the badge.' })
  whenVoided: WhenVoided;
}

@InputType('CarriedAssignmentInput', { description: 'What of an earlier edition counts for an assignment.' })
export class CarriedAssignmentInput {
  @Field(() => Int, { description: 'The assignment of this version.' })
  number: number;

  @Field(() => [Int], { description: 'The earlier ones that must all be accepted; none: it is done anew.' })
  from: number[];
}

@InputType('CarriesOverInput', { description: 'What counts here of an earlier edition.' })
export class CarriesOverInput {
  @Field(() => String, { description: 'The earlier edition.' })
  edition: string;

  @Field(() => [CarriedAssignmentInput], { description: 'What counts for each assignment.' })
  assignments: CarriedAssignmentInput[];
}

@InputType('ProgrammeDocumentInput', { description: 'A whole edition, as it is to be.' })
export class ProgrammeDocumentInput {
  @Field(() => String, { description: 'Its edition: lower-case letters, digits and hyphens.' })
  edition: string;

  @Field(() => TextInput, { description: 'Its title.' })
  title: TextInput;

  @Field(() => ProgrammePoliciesInput, { description: 'Its rules.' })
  policies: ProgrammePoliciesInput;

  @Field(() => [TierInput], { description: 'Its stages, in order.' })
  tiers: TierInput[];

  @Field(() => [AssignmentInput], { description: 'Everything that must be accepted, in order.' })
  assignments: AssignmentInput[];

  @Field(() => [CarriesOverInput], { description: 'What counts here of earlier editions.' })
  carriesOver: CarriesOverInput[];
}

@InputType('StartProgrammeDraftInput', { description: 'A new edition, and what it begins as.' })
export class StartProgrammeDraftInput {
  @Field(() => ID, { description: 'The version of which it begins as a copy.' })
  programmeVersionId: string;

  @Field(() => String, { description: 'Its edition: lower-case letters, digits and hyphens.' })
  edition: string;
}

@InputType('SaveProgrammeDraftInput', {
  description: 'Which draft, as it was read, and all that it is to hold.',
})
export class SaveProgrammeDraftInput {
  @Field(() => ID, { description: 'The draft.' })
  draftId: string;

  @Field(() => Int, { description: 'The revision that was read.' })
  revision: number;

  @Field(() => ProgrammeDocumentInput, { description: 'The whole edition.' })
  document: ProgrammeDocumentInput;
}

@InputType('ProgrammeDraftAsReadInput', { description: 'A draft as it was read.' })
export class ProgrammeDraftAsReadInput {
  @Field(() => ID, { description: 'The draft.' })
  draftId: string;

  @Field(() => Int, { description: 'The revision that was read.' })
  revision: number;
}

@InputType('RetireProgrammeInput', { description: 'Which version to retire.' })
export class RetireProgrammeInput {
  @Field(() => ID, { description: 'The version.' })
  programmeVersionId: string;
}

/** The document as the room reads it: what a form may leave out is null there. */
export function documentOf({ assignments, policies, tiers, ...rest }: ProgrammeDocumentInput): unknown {
  return {
    ...rest,
    programme: 'ARM-LP',
    policies: { ...policies, minorsFrom: policies.minorsFrom ?? null },
    tiers: tiers.map((tier) => ({ ...tier, courses: tier.courses.map(courseOf) })),
    assignments: assignments.map((each) => ({
      ...each,
      module: each.module ?? null,
      outcomesNeeded: each.outcomesNeeded ?? null,
    })),
  };
}

function courseOf(course: CourseInput) {
  const modules = course.modules.map((module) => ({
    ...module,
    media: module.media.map((media) => ({ ...media, link: media.link ?? null })),
  }));
  return { ...course, modules };
}
