import { createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

import { LocaleEnum, type LocaleName } from '../graphql/locale.js';
import { Problem } from '../graphql/problem.js';

@InputType('EndMySessionInput', { description: 'Which session of yours to end.' })
export class EndMySessionInput {
  @Field(() => ID, { description: 'The session, by its name in `mySessions`.' })
  sessionId: string;
}

@InputType('ChangeMyLanguageInput', { description: 'In which language to write to you.' })
export class ChangeMyLanguageInput {
  @Field(() => LocaleEnum, { description: 'The language.' })
  locale: LocaleName;
}

@ObjectType('MySessionEnded', { description: 'It is over: dead at its next request.' })
export class MySessionEnded {
  @Field(() => ID, { description: 'The session.' })
  sessionId: string;
}

@ObjectType('MySessionUnknown', {
  implements: () => [Problem],
  description: 'You have no such session: it has ended, or never was.',
})
export class MySessionUnknown extends Problem {}

@ObjectType('MyOtherSessionsEnded', { description: 'All of yours but this one are over.' })
export class MyOtherSessionsEnded {
  @Field(() => Int, { description: 'How many there were.' })
  count: number;
}

@ObjectType('MyLanguageChanged', { description: 'You are written to in this language from now on.' })
export class MyLanguageChanged {
  @Field(() => LocaleEnum, { description: 'The language.' })
  locale: LocaleName;
}

export const EndMySessionResult = createUnionType({
  name: 'EndMySessionResult',
  description: 'The session that ended, or why none did.',
  types: () => [MySessionEnded, MySessionUnknown] as const,
});

export const EndMyOtherSessionsResult = createUnionType({
  name: 'EndMyOtherSessionsResult',
  description: 'What ended. Nothing refuses this.',
  types: () => [MyOtherSessionsEnded] as const,
});

export const ChangeMyLanguageResult = createUnionType({
  name: 'ChangeMyLanguageResult',
  description: 'The language. Nothing refuses this.',
  types: () => [MyLanguageChanged] as const,
});
