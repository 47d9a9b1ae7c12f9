import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

import type { Track } from '#learners/roster';
import type { ShownTranscript } from '#learners/transfers';
import type { Instant } from '#platform/clock';

import { CalendarDay, DateTime } from '../graphql/scalars.js';
import { TrackEnum } from '../learners/learner.node.js';

@ObjectType('TranscriptWork', { description: 'One assignment that another agency accepted.' })
export class TranscriptWorkNode {
  @Field(() => Int, { description: 'The number of the assignment.' })
  assignment: number;

  @Field(() => CalendarDay, { description: 'The day on which it was completed.' })
  completedOn: string;

  @Field(() => CalendarDay, {
    nullable: true,
    description: 'The day on which it was judged, where it is known.',
  })
  decidedOn: string | null;

  @Field(() => String, { nullable: true, description: 'Who judged it, as the other agency knew them.' })
  judgedBy: string | null;

  @Field(() => [String], { description: 'The codes of the outcomes that it met.' })
  outcomesMet: readonly string[];
}

@ObjectType('Transcript', {
  description:
    'What the agency that gave a learner vouches for, as it stood when LPHQ carried the transfer out.',
})
export class TranscriptNode {
  @Field(() => ID, { description: 'The transcript’s id.' })
  id: string;

  @Field(() => String, { description: 'The name of the agency that gave the learner, at the time.' })
  fromName: string;

  @Field(() => String, { description: 'What that agency called the learner.' })
  name: string;

  @Field(() => ID, { description: 'The learner’s id that is the same at every agency.' })
  portableId: string;

  @Field(() => String, { description: 'The edition of the programme.' })
  edition: string;

  @Field(() => TrackEnum, { description: 'What the learner worked towards.' })
  track: Track;

  @Field(() => CalendarDay, { description: 'The day of enrolment.' })
  enrolledOn: string;

  @Field(() => CalendarDay, {
    nullable: true,
    description: 'Since which day the learner is qualified; null while they are not.',
  })
  qualifiedOn: string | null;

  @Field(() => [TranscriptWorkNode], { description: 'What was accepted, by the number of the assignment.' })
  accepted: readonly TranscriptWorkNode[];

  @Field(() => DateTime, { description: 'When it was made.' })
  madeAt: Instant;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was signed in the giving agency’s name; null until then, within seconds as a rule.',
  })
  signedAt: Instant | null;

  @Field(() => String, {
    nullable: true,
    description: 'The key that signed it, in the published list of keys.',
  })
  kid: string | null;
}

export function transcriptNode({ transcript, madeAt, signed }: ShownTranscript): TranscriptNode {
  const { id, name, portableId, track, enrolledOn, qualifiedOn, accepted } = transcript;
  return {
    ...{ id, name, portableId, track, enrolledOn, qualifiedOn, accepted, madeAt },
    fromName: transcript.from.name,
    edition: transcript.programme.edition,
    signedAt: signed?.signedAt ?? null,
    kid: signed?.kid ?? null,
  };
}
