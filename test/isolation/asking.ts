/** Whoever asks, as the api sees them. */
export interface Actor {
  readonly name: string;
  readonly cookie: string;
}

/** An answer, byte for byte. */
export interface Answer {
  readonly status: number;
  readonly headers: string;
  readonly body: string;
}

/** Everything of an answer in one text, to be compared with another. */
export function bytesOf({ status, headers, body }: Answer): string {
  return `${status}\n${headers}\n${body}`;
}

/** The clock's header differs from answer to answer; so does whether the line is kept. */
const OF_THE_MOMENT = new Set(['connection', 'date', 'keep-alive']);

export async function ask(url: string, actor: Actor, init: RequestInit = {}): Promise<Answer> {
  const headers = new Headers(init.headers);
  headers.set('apollo-require-preflight', 'yes');
  if (actor.cookie) headers.set('cookie', actor.cookie);
  const answer = await fetch(url, { ...init, headers, redirect: 'manual' });
  const told = [...answer.headers].filter(([name]) => !OF_THE_MOMENT.has(name));
  return {
    status: answer.status,
    headers: told.map((pair) => pair.join(': ')).join('\n'),
    body: await answer.text(),
  };
}

type Variables = Readonly<Record<string, unknown>>;

export function post(
  url: string,
  actor: Actor,
  query: string,
  variables: Variables,
  more = {},
): Promise<Answer> {
  return ask(`${url}/graphql`, actor, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...more },
    body: JSON.stringify({ query, variables }),
  });
}

/** The same as a GET, which a mutation may not be. */
export function get(url: string, actor: Actor, query: string, variables: Variables): Promise<Answer> {
  const search = new URLSearchParams({ query, variables: JSON.stringify(variables) });
  return ask(`${url}/graphql?${search.toString()}`, actor);
}

/** Signs in and keeps the cookie. */
export async function signIn(url: string, name: string, email: string, password: string): Promise<Actor> {
  const answer = await fetch(`${url}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0];
  if (!cookie) throw new Error(`${name} could not sign in: ${answer.status}.`);
  return { name, cookie };
}
