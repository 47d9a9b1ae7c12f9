import { Field, ObjectType } from '@nestjs/graphql';

import type { AgencyNotAuthorised } from '#authority/agencies';
import type { OpeningRefusal, OpeningState, StaleEntry } from '#learners/opening-records';
import type { NoProgramme } from '#learners/roster';
import { type Locale, say } from '#platform/wording';

import { agencyNotAuthorised, AgencyNotAuthorisedProblem } from '../agencies/agency.problems.js';
import { made } from '../graphql/made.js';
import { Problem } from '../graphql/problem.js';
import { CalendarDay } from '../graphql/scalars.js';
import { ProgrammeMissing } from '../learners/learner.problems.js';
import { rowMessage } from '../learners/row-problem.node.js';
import { OpeningStateEnum } from './opening.node.js';

@ObjectType('OpeningWindowOver', {
  implements: () => [Problem],
  description: 'The agency’s first ninety days, in which it may bring earlier records, are over.',
})
export class OpeningWindowOver extends Problem {
  @Field(() => CalendarDay, { description: 'The last of these days.' })
  openUntil: string;
}

@ObjectType('OpeningBatchUnknown', { implements: () => [Problem], description: 'There is no such batch.' })
export class OpeningBatchUnknown extends Problem {}

@ObjectType('OpeningBatchStays', {
  implements: () => [Problem],
  description: 'From where the batch stands, this leads nowhere.',
})
export class OpeningBatchStays extends Problem {
  @Field(() => OpeningStateEnum, { description: 'Where it stands.' })
  batchState: OpeningState;
}

@ObjectType('OpeningBatchMovedOn', {
  implements: () => [Problem],
  description: 'Somebody changed the batch since it was read.',
})
export class OpeningBatchMovedOn extends Problem {}

@ObjectType('OpeningBatchEmpty', { implements: () => [Problem], description: 'The batch has no line.' })
export class OpeningBatchEmpty extends Problem {}

@ObjectType('OpeningEntriesUnknown', {
  implements: () => [Problem],
  description: 'None of these lines is in the batch.',
})
export class OpeningEntriesUnknown extends Problem {}

@ObjectType('OwnOpeningBatch', {
  implements: () => [Problem],
  description: 'Whoever entered a line does not answer the batch.',
})
export class OwnOpeningBatch extends Problem {}

@ObjectType('StaleOpeningEntry', {
  description: 'A line that was sound when it was entered and is not any more.',
})
export class StaleOpeningEntryNode {
  @Field(() => String, { description: 'The learner’s name.' })
  displayName: string;

  @Field(() => String, { description: 'What came between, in the reader’s language.' })
  message: string;
}

@ObjectType('OpeningEntriesStale', {
  implements: () => [Problem],
  description: 'Lines that cannot be entered any more. Nothing was done.',
})
export class OpeningEntriesStale extends Problem {
  @Field(() => [StaleOpeningEntryNode], { description: 'These lines.' })
  entries: readonly StaleOpeningEntryNode[];

  static of(locale: Locale, entries: readonly StaleEntry[]): OpeningEntriesStale {
    return made(OpeningEntriesStale, {
      message: say(locale, 'problem.opening-entries-stale', { count: entries.length }),
      entries: entries.map((entry) => ({ displayName: entry.name, message: rowMessage(locale, entry) })),
    });
  }
}

type Refusal = OpeningRefusal | AgencyNotAuthorised | NoProgramme;
type RefusalNode =
  | OpeningWindowOver
  | OpeningBatchUnknown
  | OpeningBatchStays
  | OpeningBatchMovedOn
  | AgencyNotAuthorisedProblem
  | ProgrammeMissing;

export function openingRefusal(locale: Locale, refusal: Refusal): RefusalNode {
  switch (refusal.kind) {
    case 'opening-window-over': {
      const { openUntil } = refusal;
      return made(OpeningWindowOver, {
        message: say(locale, 'problem.opening-window-over', { openUntil }),
        openUntil,
      });
    }
    case 'opening-batch-unknown':
      return made(OpeningBatchUnknown, { message: say(locale, 'problem.opening-batch-unknown') });
    case 'opening-batch-stays': {
      const { state } = refusal;
      const message = say(locale, 'problem.opening-batch-stays', { state });
      return made(OpeningBatchStays, { message, batchState: state });
    }
    case 'opening-batch-moved-on':
      return made(OpeningBatchMovedOn, { message: say(locale, 'problem.opening-batch-moved-on') });
    case 'agency-not-authorised':
      return agencyNotAuthorised(locale, refusal);
    case 'no-programme':
      return made(ProgrammeMissing, { message: say(locale, 'problem.programme-missing') });
  }
}
