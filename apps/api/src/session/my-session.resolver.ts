import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';

import { ChangeLanguage, EndOwnSession, ListOwnSessions, type SignedInPerson } from '#platform/identity';
import { isId } from '#platform/input';
import { say } from '#platform/wording';

import { localeNamed } from '../graphql/locale.js';
import { made } from '../graphql/made.js';
import { CurrentOperation, Operation } from '../graphql/operation.js';
import { MySessionNode, mySessionNode } from './my-session.node.js';
import {
  ChangeMyLanguageInput,
  ChangeMyLanguageResult,
  EndMyOtherSessionsResult,
  EndMySessionInput,
  EndMySessionResult,
  MyLanguageChanged,
  MyOtherSessionsEnded,
  MySessionEnded,
  MySessionUnknown,
} from './my-session.results.js';

/** What everybody sees and does about where they are signed in. */
@Resolver(() => MySessionNode)
export class MySessionResolver {
  constructor(
    private readonly listing: ListOwnSessions,
    private readonly ending: EndOwnSession,
    private readonly speaking: ChangeLanguage,
  ) {}

  @Query(() => [MySessionNode], {
    description: 'Where you are signed in now, the session used last first; 50 at most.',
  })
  async mySessions(@CurrentOperation() operation: Operation): Promise<MySessionNode[]> {
    const { accountId, session } = personOf(operation);
    const found = await this.listing.run(accountId);
    return found.map((each) => mySessionNode(each, session.publicId, operation.locale));
  }

  @Mutation(() => EndMySessionResult, {
    description: 'Ends one of your sessions, wherever it is. Ending the one that asks signs you out.',
  })
  async endMySession(
    @CurrentOperation() operation: Operation,
    @Args('input', { type: () => EndMySessionInput, description: 'Which one.' }) input: EndMySessionInput,
  ): Promise<typeof EndMySessionResult> {
    const { sessionId } = input;
    const isEnded = isId(sessionId) && (await this.ending.one(personOf(operation), sessionId));
    if (isEnded) return made(MySessionEnded, { sessionId });
    return made(MySessionUnknown, { message: say(operation.locale, 'problem.my-session-unknown') });
  }

  @Mutation(() => EndMyOtherSessionsResult, {
    description: 'Ends all of your sessions but the one that asks.',
  })
  async endMyOtherSessions(
    @CurrentOperation() operation: Operation,
  ): Promise<typeof EndMyOtherSessionsResult> {
    return made(MyOtherSessionsEnded, { count: await this.ending.others(personOf(operation)) });
  }

  @Mutation(() => ChangeMyLanguageResult, {
    description: 'Chooses the language in which the portal and its mails speak to you.',
  })
  async changeMyLanguage(
    @CurrentOperation() operation: Operation,
    @Args('input', { type: () => ChangeMyLanguageInput, description: 'Which one.' })
    input: ChangeMyLanguageInput,
  ): Promise<typeof ChangeMyLanguageResult> {
    await this.speaking.run(personOf(operation), localeNamed(input.locale));
    return made(MyLanguageChanged, { locale: input.locale });
  }
}

/** The guard has seen to it that somebody is signed in. */
function personOf({ person }: Operation): SignedInPerson {
  if (person === null) throw new Error('A resolver ran for nobody.');
  return person;
}
