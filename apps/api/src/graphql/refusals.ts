import { HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';

import { type Locale, say } from '#platform/wording';

import { RETRY_AFTER } from '../http/http-faults.filter.js';

/** Turned away at the door: the same on every field, so not repeated in each union. */
export function notSignedIn(locale: Locale): GraphQLError {
  return turnedAway('UNAUTHENTICATED', say(locale, 'problem.not-signed-in'));
}

export function notPermitted(locale: Locale): GraphQLError {
  return turnedAway('FORBIDDEN', say(locale, 'problem.not-permitted'));
}

/** Asks for the password again, then the same request may be sent once more (T22). */
export function stepUpRequired(locale: Locale): GraphQLError {
  return turnedAway('STEP_UP_REQUIRED', say(locale, 'problem.step-up-required'));
}

/** For learners: a device that knows them shows badges; more asks them to sign in, then the same request again. */
export function signInNeeded(locale: Locale): GraphQLError {
  return turnedAway('SIGN_IN_NEEDED', say(locale, 'problem.my-sign-in-needed'));
}

/** The same for a change: signed in within the last quarter of an hour. */
export function freshSignInNeeded(locale: Locale): GraphQLError {
  return turnedAway('FRESH_SIGN_IN_NEEDED', say(locale, 'problem.my-fresh-sign-in-needed'));
}

export function badPageSize(locale: Locale, maximum: number): GraphQLError {
  return turnedAway('BAD_USER_INPUT', say(locale, 'problem.bad-page-size', { maximum }));
}

/** Pages within pages: each is small, all together are not. */
export function tooDear(locale: Locale, cost: number, maximum: number): GraphQLError {
  return turnedAway('BAD_USER_INPUT', say(locale, 'problem.too-dear', { cost, maximum }), 400);
}

export function badCursor(locale: Locale): GraphQLError {
  return turnedAway('BAD_USER_INPUT', say(locale, 'problem.bad-cursor'));
}

/** What was being written may be written all the same: whoever tries again looks first. */
export function tookTooLong(locale: Locale): GraphQLError {
  return turnedAway('TOOK_TOO_LONG', say(locale, 'problem.took-too-long'));
}

/** Nobody could be asked, not even who is asking: the operation did not begin. */
export function databaseAway(locale: Locale): GraphQLError {
  const http = { status: 503, headers: new HeaderMap([['retry-after', RETRY_AFTER]]) };
  const message = say(locale, 'problem.database-away');
  return new GraphQLError(message, { extensions: { code: 'DATABASE_AWAY', http } });
}

/** `status` is the answer's where nothing of the operation ran; what a resolver refuses comes with 200, beside its data. */
function turnedAway(code: string, message: string, status?: number): GraphQLError {
  return new GraphQLError(message, { extensions: status ? { code, http: { status } } : { code } });
}
