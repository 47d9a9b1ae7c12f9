import type { TadaDocumentNode } from 'gql.tada';

import { doorCauseOf, doorRefusal, type Refusal } from './refusal.js';

const PATIENCE_MS = 20_000;

export interface Answered<Data> {
  readonly kind: 'answered';
  readonly data: Data;
}

/** An operation of the portal, as `graphql(…)` types it. */
export type Document<Data, Variables> = TadaDocumentNode<Data, Variables, unknown>;

/** What the build puts in the place of a document; the text is there only while developing. */
interface TrustedDocument {
  readonly id: string;
  readonly name: string;
  readonly text?: string;
}

export interface Manner {
  /** Asked by a clock, not by a person: it does not keep the session alive. */
  readonly background?: boolean;
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

/** The operation's own name, which says in a list of questions which one it is. */
export function nameOf(document: object): string {
  return trusted(document).name;
}

/**
 * The portal's only way to /graphql. Answers with data or with a Refusal and never throws: a request that
 * brings no answer in 20 s is 'unreachable', an answer that is not GraphQL is 'failed'.
 */
export class GraphqlClient {
  constructor(private readonly settings: ClientSettings) {}

  ask<Data, Variables>(
    document: Document<Data, Variables>,
    variables: Variables,
    manner: Manner = {},
  ): Promise<Answered<Data> | Refusal> {
    return this.send<Data>(trusted(document), variables, manner);
  }

  /** What is turned away for want of the password was not done: it is sent again as it was once that is given. */
  async act<Data, Variables>(
    document: Document<Data, Variables>,
    variables: Variables,
  ): Promise<Answered<Data> | Refusal> {
    const answer = await this.send<Data>(trusted(document), variables, {});
    const isAsked = answer.kind === 'refused' && answer.cause === 'step-up-required';
    if (!isAsked || !(await this.settings.provePresence())) return answer;
    return this.send<Data>(trusted(document), variables, {});
  }

  private async send<Data>(
    document: TrustedDocument,
    variables: unknown,
    manner: Manner,
  ): Promise<Answered<Data> | Refusal> {
    const answer = await this.post<Data>(document, variables, manner);
    if (answer.kind === 'refused' && answer.cause === 'signed-out') this.settings.onSignedOut();
    return answer;
  }

  private async post<Data>(
    document: TrustedDocument,
    variables: unknown,
    manner: Manner,
  ): Promise<Answered<Data> | Refusal> {
    let response: Response;
    try {
      response = await fetch('/graphql', this.request(document, variables, manner));
    } catch {
      return doorRefusal('unreachable');
    }
    return answerOf<Data>(await replyOf(response), response.status);
  }

  private request({ id, text }: TrustedDocument, variables: unknown, { background }: Manner): RequestInit {
    const asked = text === undefined ? { documentId: id } : { query: text };
    return {
      method: 'POST',
      credentials: 'same-origin',
      headers: {
        'content-type': 'application/json',
        'apollo-require-preflight': 'true',
        'accept-language': this.settings.language(),
        ...(background === true && { 'x-lphq-background': '1' }),
      },
      body: JSON.stringify({ ...asked, variables }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    };
  }
}

function trusted(document: object): TrustedDocument {
  return document as TrustedDocument;
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
