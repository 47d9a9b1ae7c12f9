/** Beside the cookie of those who work: a person may hold both, and neither opens what the other does. */
const NAME = '__Host-lp_mine';
const ATTRIBUTES = 'Path=/; Secure; HttpOnly; SameSite=Strict';

/** The learner's session id that a Cookie header brings; null where there is none, or more than one. */
export function learnerSessionIdOf(header: string | undefined): string | null {
  const values = (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${NAME}=`))
    .map((pair) => pair.slice(NAME.length + 1));
  return values.length === 1 ? (values[0] ?? null) : null;
}

/** Keeps the session for so many milliseconds: it outlives the browser's own. */
export function learnerCookie(sessionId: string, milliseconds: number): string {
  return `${NAME}=${sessionId}; ${ATTRIBUTES}; Max-Age=${Math.floor(milliseconds / 1_000)}`;
}

export function noLearnerCookie(): string {
  return `${NAME}=; ${ATTRIBUTES}; Max-Age=0`;
}
