/** `__Host-`: the browser takes it from this host alone, over https or loopback, for every path (reliability 3b). */
const NAME = '__Host-lp_sid';
const ATTRIBUTES = 'Path=/; Secure; HttpOnly; SameSite=Lax';

/** The session id that a Cookie header brings; null where there is none, or more than one. */
export function sessionIdOf(header: string | undefined): string | null {
  const values = (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${NAME}=`))
    .map((pair) => pair.slice(NAME.length + 1));
  return values.length === 1 ? (values[0] ?? null) : null;
}

/** Keeps the session until the browser ends; the server ends it sooner. */
export function sessionCookie(sessionId: string): string {
  return `${NAME}=${sessionId}; ${ATTRIBUTES}`;
}

export function noSessionCookie(): string {
  return `${NAME}=; ${ATTRIBUTES}; Max-Age=0`;
}
