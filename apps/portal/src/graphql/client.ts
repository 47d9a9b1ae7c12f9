import type { Mutation, Query } from './operation.js';
import { doorCauseOf, doorRefusal, type ProblemMember, problemRefusal, type Refusal } from './refusal.js';

const PATIENCE_MS = 20_000;

export interface Answered<Data> {
  readonly kind: 'answered';
  readonly data: Data;
}

/** GraphQL's answer, or the `{ code, message }` of a door before GraphQL. */
interface Reply {
  readonly data?: unknown;
  readonly code?: unknown;
  readonly message?: unknown;
  readonly errors?: readonly {
    readonly message?: string;
    readonly extensions?: { readonly code?: unknown };
  }[];
}

interface ClientSettings {
  /** The language that the server's messages come in. */
  language(): string;
  /** Told once for each request that the door refuses for want of a session. */
  onSignedOut(): void;
  /** Asks the reader for the password again; true once the server knows that they are there. */
  provePresence(): Promise<boolean>;
}

/**
 * The portal's only way to /graphql. Answers with data or with a Refusal and never throws: a request that
 * brings no answer in 20 s is 'unreachable', an answer that is not GraphQL is 'failed'.
 */
export class GraphqlClient {
  constructor(private readonly settings: ClientSettings) {}

  ask<Variables, Data>(
    query: Query<Variables, Data>,
    variables: Variables,
  ): Promise<Answered<Data> | Refusal> {
    return this.send<Data>(query.text, variables);
  }

  async act<Input, Success>(
    mutation: Mutation<Input, Success>,
    input: Input,
  ): Promise<Answered<Success> | Refusal> {
    const answer = await this.sendPresent<Record<string, ProblemMember | null>>(mutation.text, { input });
    if (answer.kind === 'refused') return answer;

    const member = answer.data[mutation.field];
    if (member === undefined || member === null) return doorRefusal('failed');
    if (!mutation.successes.includes(member.__typename)) return problemRefusal(member);
    return { kind: 'answered', data: member as unknown as Success };
  }

  /** What is turned away for want of the password was not done: it is sent again as it was once that is given. */
  private async sendPresent<Data>(text: string, variables: unknown): Promise<Answered<Data> | Refusal> {
    const answer = await this.send<Data>(text, variables);
    const isAsked = answer.kind === 'refused' && answer.cause === 'step-up-required';
    return isAsked && (await this.settings.provePresence()) ? this.send<Data>(text, variables) : answer;
  }

  private async send<Data>(text: string, variables: unknown): Promise<Answered<Data> | Refusal> {
    const answer = await this.post<Data>(text, variables);
    if (answer.kind === 'refused' && answer.cause === 'signed-out') this.settings.onSignedOut();
    return answer;
  }

  private async post<Data>(text: string, variables: unknown): Promise<Answered<Data> | Refusal> {
    let response: Response;
    try {
      response = await fetch('/graphql', this.request(text, variables));
    } catch {
      return doorRefusal('unreachable');
    }
    return answerOf<Data>(await replyOf(response), response.status);
  }

  private request(text: string, variables: unknown): RequestInit {
    return {
      method: 'POST',
      credentials: 'same-origin',
      headers: {
        'content-type': 'application/json',
        'apollo-require-preflight': 'true',
        'accept-language': this.settings.language(),
      },
      body: JSON.stringify({ query: text, variables }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    };
  }
}

async function replyOf(response: Response): Promise<Reply> {
  try {
    const reply: unknown = await response.json();
    return typeof reply === 'object' && reply !== null ? reply : {};
  } catch {
    return {}; // a proxy's error page, or the connection broke half-way
  }
}

/** Half an answer is no answer: any error refuses the whole request. */
export function answerOf<Data>(reply: Reply, status: number): Answered<Data> | Refusal {
  const error = reply.errors?.[0];
  if (error !== undefined || reply.data === undefined || reply.data === null) {
    const message = error?.message ?? reply.message;
    const cause = doorCauseOf(error?.extensions?.code ?? reply.code, status);
    return doorRefusal(cause, typeof message === 'string' ? message : null);
  }
  return { kind: 'answered', data: reply.data as Data };
}
