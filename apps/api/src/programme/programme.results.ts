import { createUnionType, Field, ID, ObjectType } from '@nestjs/graphql';

import type {
  DiscardDraftOutcome,
  PublishDraftOutcome,
  RetireProgrammeOutcome,
  SaveDraftOutcome,
  StartDraftOutcome,
} from '#learners/programme';
import { type Locale, say } from '#platform/wording';

import { made } from '../graphql/made.js';
import { InvalidInput, invalidInput } from '../graphql/problem.js';
import { programmeNode, ProgrammeVersionNode } from './programme.node.js';
import {
  draftMovedOn,
  draftUnknown,
  EditionTaken,
  editionTaken,
  LastProgramme,
  ProgrammeAlreadyRetired,
  ProgrammeDraftMovedOn,
  ProgrammeDraftUnknown,
  ProgrammeUnknown,
  programmeUnknown,
} from './programme.problems.js';
import { draftNode, ProgrammeDraftNode } from './programme-draft.node.js';

@ObjectType('ProgrammeDraftStarted', { description: 'The draft is there, as a copy.' })
export class ProgrammeDraftStarted {
  @Field(() => ProgrammeDraftNode, { description: 'The draft.' })
  draft: ProgrammeDraftNode;
}

@ObjectType('ProgrammeDraftSaved', { description: 'The draft holds what was sent.' })
export class ProgrammeDraftSaved {
  @Field(() => ProgrammeDraftNode, { description: 'The draft as it is now.' })
  draft: ProgrammeDraftNode;
}

@ObjectType('ProgrammeDraftDiscarded', { description: 'The draft is gone.' })
export class ProgrammeDraftDiscarded {
  @Field(() => ID, { description: 'The draft that there was.' })
  draftId: string;
}

@ObjectType('ProgrammePublished', {
  description: 'From now on it never changes, and learners are enrolled in it.',
})
export class ProgrammePublished {
  @Field(() => ProgrammeVersionNode, { description: 'The version.' })
  programmeVersion: ProgrammeVersionNode;
}

@ObjectType('ProgrammeRetired', { description: 'From now on nobody new is enrolled in it.' })
export class ProgrammeRetired {
  @Field(() => ProgrammeVersionNode, { description: 'The version.' })
  programmeVersion: ProgrammeVersionNode;
}

export const StartProgrammeDraftResult = createUnionType({
  name: 'StartProgrammeDraftResult',
  description: 'The draft, or why there is none.',
  types: () => [ProgrammeDraftStarted, InvalidInput, ProgrammeUnknown, EditionTaken] as const,
});

export const SaveProgrammeDraftResult = createUnionType({
  name: 'SaveProgrammeDraftResult',
  description: 'The draft, or why it was not saved.',
  types: () =>
    [ProgrammeDraftSaved, InvalidInput, ProgrammeDraftUnknown, ProgrammeDraftMovedOn, EditionTaken] as const,
});

export const DiscardProgrammeDraftResult = createUnionType({
  name: 'DiscardProgrammeDraftResult',
  description: 'What is gone, or why it is still there.',
  types: () => [ProgrammeDraftDiscarded, ProgrammeDraftUnknown, ProgrammeDraftMovedOn] as const,
});

export const PublishProgrammeResult = createUnionType({
  name: 'PublishProgrammeResult',
  description: 'The version, or why it was not published.',
  types: () => [ProgrammePublished, ProgrammeDraftUnknown, ProgrammeDraftMovedOn, EditionTaken] as const,
});

export const RetireProgrammeResult = createUnionType({
  name: 'RetireProgrammeResult',
  description: 'The version, or why it was not retired.',
  types: () => [ProgrammeRetired, ProgrammeUnknown, ProgrammeAlreadyRetired, LastProgramme] as const,
});

export function startDraftResult(
  locale: Locale,
  outcome: StartDraftOutcome,
): typeof StartProgrammeDraftResult {
  switch (outcome.kind) {
    case 'draft-started':
      return made(ProgrammeDraftStarted, { draft: draftNode(outcome.draft) });
    case 'programme-unknown':
      return programmeUnknown(locale);
    case 'edition-taken':
      return editionTaken(locale, outcome);
    case 'invalid-input':
      return invalidInput(locale, outcome.problems);
  }
}

export function saveDraftResult(locale: Locale, outcome: SaveDraftOutcome): typeof SaveProgrammeDraftResult {
  switch (outcome.kind) {
    case 'draft-saved':
      return made(ProgrammeDraftSaved, { draft: draftNode(outcome.draft) });
    case 'draft-unknown':
      return draftUnknown(locale);
    case 'draft-moved-on':
      return draftMovedOn(locale, outcome);
    case 'edition-taken':
      return editionTaken(locale, outcome);
    case 'invalid-input':
      return invalidInput(locale, outcome.problems);
  }
}

export function discardDraftResult(
  locale: Locale,
  outcome: DiscardDraftOutcome,
): typeof DiscardProgrammeDraftResult {
  switch (outcome.kind) {
    case 'draft-discarded':
      return made(ProgrammeDraftDiscarded, { draftId: outcome.draftId });
    case 'draft-unknown':
      return draftUnknown(locale);
    case 'draft-moved-on':
      return draftMovedOn(locale, outcome);
  }
}

export function publishProgrammeResult(
  locale: Locale,
  outcome: PublishDraftOutcome,
): typeof PublishProgrammeResult {
  switch (outcome.kind) {
    case 'programme-published':
      return made(ProgrammePublished, { programmeVersion: programmeNode(outcome.version) });
    case 'draft-unknown':
      return draftUnknown(locale);
    case 'draft-moved-on':
      return draftMovedOn(locale, outcome);
    case 'edition-taken':
      return editionTaken(locale, outcome);
  }
}

export function retireProgrammeResult(
  locale: Locale,
  outcome: RetireProgrammeOutcome,
): typeof RetireProgrammeResult {
  switch (outcome.kind) {
    case 'programme-retired':
      return made(ProgrammeRetired, { programmeVersion: programmeNode(outcome.version) });
    case 'programme-unknown':
      return programmeUnknown(locale);
    case 'programme-already-retired':
      return made(ProgrammeAlreadyRetired, { message: say(locale, 'problem.programme-already-retired') });
    case 'last-programme':
      return made(LastProgramme, { message: say(locale, 'problem.last-programme') });
  }
}
