/** What a REST door answered; words come from the server in the reader's language. */
export type Answer<Value> =
  | { readonly kind: 'done'; readonly value: Value }
  | { readonly kind: 'refused'; readonly status: number; readonly code: string; readonly message: string }
  | { readonly kind: 'unreachable' };

export type Refused = Exclude<Answer<never>, { readonly kind: 'done' }>;

/** How long an answer is waited for where the network is poor. */
const PATIENCE_MS = 20_000;

export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  readonly language: string;
}

/** Asks a door of the api. Never throws: what brings no answer is 'unreachable', and nothing is known of it then. */
export async function ask<Value>({ method, path, body, language }: Call): Promise<Answer<Value>> {
  const json = { 'content-type': 'application/json' };
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      credentials: 'same-origin',
      cache: 'no-store',
      headers: { 'accept-language': language, ...(body === undefined ? {} : json) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
  } catch {
    return { kind: 'unreachable' };
  }
  const value = await readReply(response);
  return response.ok ? { kind: 'done', value: value as Value } : refused(response.status, value);
}

/** Null where there is no body, or one that is not ours. */
async function readReply(response: Response): Promise<unknown> {
  if (response.status === 204) return null;
  return response.json().catch(() => null);
}

/** A refusal of ours brings a code and words; a proxy's error page brings neither. */
export function refused(status: number, reply: unknown): Refused {
  const { code, message } = (reply ?? {}) as { code?: unknown; message?: unknown };
  if (typeof code !== 'string' || typeof message !== 'string') return { kind: 'unreachable' };
  return { kind: 'refused', status, code, message };
}
