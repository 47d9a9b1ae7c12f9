import { Agent, type IncomingMessage, request } from 'node:http';

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
/** Lines stay open: thousands are asked, and each would be a greeting more. */
const LINES = new Agent({ keepAlive: true });

interface Question {
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export function ask(
  url: string,
  actor: Actor,
  { method = 'GET', headers, body }: Question = {},
): Promise<Answer> {
  const cookie = actor.cookie ? { cookie: actor.cookie } : {};
  const sent = { 'apollo-require-preflight': 'yes', ...cookie, ...headers };
  return new Promise((resolve, reject) => {
    const asked = request(url, { method, headers: sent, agent: LINES }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (piece: string) => (text += piece));
      answer
        .on('error', reject)
        .on('end', () => resolve({ status: answer.statusCode ?? 0, headers: toldIn(answer), body: text }));
    });
    asked.on('error', reject).end(body);
  });
}

/** The headers of an answer, a line each, in the order of their names. */
function toldIn({ headersDistinct }: IncomingMessage): string {
  const told = Object.entries(headersDistinct).filter(([name]) => !OF_THE_MOMENT.has(name));
  const lines = told.flatMap(([name, values = []]) => values.map((value) => `${name}: ${value}`));
  return lines.sort().join('\n');
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
