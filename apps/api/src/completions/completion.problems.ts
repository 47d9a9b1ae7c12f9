import { Field, Int, ObjectType } from '@nestjs/graphql';

import type { CompletionState } from '#learners/completions';
import type { Instant } from '#platform/clock';

import { Problem } from '../graphql/problem.js';
import { CalendarDay, DateTime } from '../graphql/scalars.js';
import { CompletionNode, CompletionStateEnum } from './completion.node.js';

@ObjectType('AssignmentUnknown', {
  implements: () => [Problem],
  description: 'The programme has no such assignment.',
})
export class AssignmentUnknown extends Problem {}

@ObjectType('AssignmentOutOfOrder', {
  implements: () => [Problem],
  description: 'Assignments before this one are not accepted yet.',
})
export class AssignmentOutOfOrder extends Problem {
  @Field(() => [Int], { description: 'The numbers of those that must be accepted first.' })
  missing: readonly number[];
}

@ObjectType('CompletionUnknown', {
  implements: () => [Problem],
  description: 'The agency has no such completion.',
})
export class CompletionUnknown extends Problem {}

@ObjectType('CompletionAlreadySubmitted', {
  implements: () => [Problem],
  description: 'The assignment waits for an assessor already.',
})
export class CompletionAlreadySubmitted extends Problem {
  @Field(() => CompletionNode, { description: 'The completion that waits.' })
  completion: CompletionNode;
}

@ObjectType('CompletionAlreadyAccepted', {
  implements: () => [Problem],
  description: 'The assignment is accepted already.',
})
export class CompletionAlreadyAccepted extends Problem {
  @Field(() => CompletionNode, { description: 'The completion that was accepted.' })
  completion: CompletionNode;
}

@ObjectType('CompletedBeforeEnrolment', {
  implements: () => [Problem],
  description: 'The day lies before the learner was enrolled.',
})
export class CompletedBeforeEnrolment extends Problem {
  @Field(() => CalendarDay, { description: 'The day of enrolment.' })
  enrolledOn: string;
}

@ObjectType('CompletedTooLongAgo', {
  implements: () => [Problem],
  description: 'The day lies further back than the programme lets a completion be recorded.',
})
export class CompletedTooLongAgo extends Problem {
  @Field(() => CalendarDay, { description: 'The earliest day that can still be recorded.' })
  earliest: string;
}

@ObjectType('CompletionNotWaiting', {
  implements: () => [Problem],
  description: 'The completion was decided before.',
})
export class CompletionNotWaiting extends Problem {
  @Field(() => CompletionStateEnum, { description: 'Where it stands.' })
  state: CompletionState;
}

@ObjectType('CompletionNotAccepted', {
  implements: () => [Problem],
  description: 'Only an accepted completion can be voided.',
})
export class CompletionNotAccepted extends Problem {
  @Field(() => CompletionStateEnum, { description: 'Where it stands.' })
  state: CompletionState;
}

@ObjectType('FourEyesNeeded', { implements: () => [Problem], description: 'A second person must decide.' })
export class FourEyesNeeded extends Problem {
  @Field(() => String, {
    description:
      '`submitted-by-you`, `about-you`, `way-in-by-you` (you printed the code that opened the account), `address-by-you` (you had changed the address that a code was mailed to) or `address-was-yours`.',
  })
  because: string;
}

@ObjectType('OutcomesMissing', {
  implements: () => [Problem],
  description: 'An assignment is accepted whole, and outcomes are not met.',
})
export class OutcomesMissing extends Problem {
  @Field(() => [String], { description: 'The codes of the outcomes that are not met.' })
  missing: readonly string[];
}

@ObjectType('NoActToUndo', {
  implements: () => [Problem],
  description: 'No act of this agency’s can be undone: it is voided, was carried over, or LPHQ decided it.',
})
export class NoActToUndo extends Problem {
  @Field(() => CompletionStateEnum, { description: 'Where the completion stands.' })
  state: CompletionState;
}

@ObjectType('UndoNotYours', {
  implements: () => [Problem],
  description: 'Somebody else did it: they can undo it, and so can a manager.',
})
export class UndoNotYours extends Problem {}

@ObjectType('UndoTooLate', { implements: () => [Problem], description: 'The ten minutes are over.' })
export class UndoTooLate extends Problem {
  @Field(() => DateTime, { description: 'Until when it could be undone.' })
  until: Instant;
}

@ObjectType('BadgePreparedSince', {
  implements: () => [Problem],
  description: 'A badge rests on the acceptance: a manager can void it, with a reason.',
})
export class BadgePreparedSince extends Problem {}

@ObjectType('CompletionNotAwaitingApproval', {
  implements: () => [Problem],
  description: 'The completion’s day does not wait for LPHQ.',
})
export class CompletionNotAwaitingApproval extends Problem {
  @Field(() => CompletionStateEnum, { description: 'Where it stands.' })
  state: CompletionState;
}
