import { GraphQLError } from 'graphql';

import { type Locale, say } from '#platform/wording';

/** Turned away at the door: the same on every field, so not repeated in each union. */
export function notSignedIn(locale: Locale): GraphQLError {
  return turnedAway('UNAUTHENTICATED', say(locale, 'problem.not-signed-in'));
}

export function notPermitted(locale: Locale): GraphQLError {
  return turnedAway('FORBIDDEN', say(locale, 'problem.not-permitted'));
}

export function badPageSize(locale: Locale, maximum: number): GraphQLError {
  return turnedAway('BAD_USER_INPUT', say(locale, 'problem.bad-page-size', { maximum }));
}

/** Pages within pages: each is small, all together are not. */
export function tooManyRows(locale: Locale, maximum: number): GraphQLError {
  return turnedAway('BAD_USER_INPUT', say(locale, 'problem.too-many-rows', { maximum }));
}

export function badCursor(locale: Locale): GraphQLError {
  return turnedAway('BAD_USER_INPUT', say(locale, 'problem.bad-cursor'));
}

function turnedAway(code: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}
