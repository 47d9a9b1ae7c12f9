import { ApolloServer } from '@apollo/server';
import { describe, expect, jest, test } from '@jest/globals';
import { __Type, buildSchema, type GraphQLObjectType } from 'graphql';

import { Deadline, heldToDeadline, operationDeadline } from './deadline.js';
import { type GraphqlContext, Operation } from './operation.js';

const LATE = new Error('late');
const never = (): Promise<never> => new Promise(() => undefined);

describe('a deadline', () => {
  test('lets through what is in time', async () => {
    const deadline = new Deadline(60_000, () => LATE);
    expect(await deadline.within(() => 'done')).toBe('done');
    await expect(deadline.within(() => Promise.reject(new Error('own')))).rejects.toThrow('own');
    deadline.end();
  });

  test('waits no longer for what runs, and begins nothing more', async () => {
    const deadline = new Deadline(1, () => LATE);
    await expect(deadline.within(never)).rejects.toBe(LATE);
    const work = jest.fn(never);
    await expect(deadline.within(work)).rejects.toBe(LATE);
    expect(work).not.toHaveBeenCalled();
  });

  test('that nobody waits for any more never passes', async () => {
    jest.useFakeTimers();
    const deadline = new Deadline(1_000, () => LATE);
    deadline.end();
    jest.advanceTimersByTime(5_000);
    expect(await deadline.within(() => 'done')).toBe('done');
    jest.useRealTimers();
  });
});

test('an operation whose resolver hangs is answered with its code, and with what was done in time', async () => {
  const schema = buildSchema('type Query { slow: String, quick: String }');
  const fields = (schema.getQueryType() as GraphQLObjectType).getFields();
  fields['slow']!.resolve = never;
  fields['quick']!.resolve = () => 'quick';
  const server = new ApolloServer<GraphqlContext>({
    schema: heldToDeadline(schema),
    plugins: [operationDeadline(20)],
  });
  const contextValue = { req: null, operation: new Operation('1', 'en-CA', null) };
  const { body } = await server.executeOperation({ query: '{ quick slow }' }, { contextValue });
  expect(body).toMatchObject({
    singleResult: {
      data: { quick: 'quick', slow: null },
      errors: [{ extensions: { code: 'TOOK_TOO_LONG' } }],
    },
  });
});

test('the types that all schemas share stay as they are', () => {
  const { resolve } = __Type.getFields()['name']!;
  heldToDeadline(buildSchema('type Query { id: ID }'));
  expect(__Type.getFields()['name']!.resolve).toBe(resolve);
});
