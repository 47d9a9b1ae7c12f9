import type { TadaDocumentNode } from 'gql.tada';

import { type Answer, ask, refused } from './doors.js';

/** What the build puts in the place of an operation (build/trusted-documents.ts); the text only while developing. */
interface Written {
  readonly id: string;
  readonly text?: string;
}

interface Reply {
  readonly data?: unknown;
  readonly errors?: readonly {
    readonly message?: string;
    readonly extensions?: { readonly code?: unknown };
  }[];
}

/** Asks /graphql as one asks a door: half an answer is none, and a refusal comes with its code and words. */
export async function query<Data, Variables>(
  document: TadaDocumentNode<Data, Variables, unknown>,
  variables: Variables,
  language: string,
): Promise<Answer<Data>> {
  const { id, text } = document as unknown as Written;
  const asked = text === undefined ? { documentId: id } : { query: text };
  const answer = await ask<Reply | null>({
    method: 'POST',
    path: '/graphql',
    body: { ...asked, variables },
    language,
  });
  if (answer.kind !== 'done') return answer;
  const { errors, data } = answer.value ?? {};
  const [error] = errors ?? [];
  if (error !== undefined) return refused(200, { code: error.extensions?.code, message: error.message });
  return data === undefined || data === null
    ? { kind: 'unreachable' }
    : { kind: 'done', value: data as Data };
}
