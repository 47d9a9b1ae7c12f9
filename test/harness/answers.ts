import { expect } from '@jest/globals';

/** A GraphQL answer that must hold data; fails with what it held instead. */
export interface GraphqlAnswer {
  readonly status: number;
  readonly body: {
    data?: Record<string, unknown> | null;
    errors?: { message: string; extensions?: { code?: string } }[];
  };
}

/** Asserts which member of a result union came back, and hands it on. */
export function member<Fields>(answer: GraphqlAnswer, field: string, typename: string): Fields {
  expect(answer.body.errors ?? []).toEqual([]);
  const found = answer.body.data?.[field] as { __typename: string };
  expect(found).toMatchObject({ __typename: typename });
  return found as Fields;
}

/** The code with which a request was turned away at the door. */
export function turnedAway(answer: GraphqlAnswer): string | undefined {
  return answer.body.errors?.[0]?.extensions?.code;
}
