import { expect, test } from '@jest/globals';

import { Operation } from './operation.js';
import { PerOperation } from './per-operation.js';

const anOperation = (): Operation => new Operation('7F3K-2Q', 'en-CA', null);

function counted(): { loader: PerOperation<string>; batches: string[][] } {
  const batches: string[][] = [];
  const loader = new PerOperation<string>((_, keys) => {
    batches.push([...keys]);
    return Promise.resolve(
      new Map(keys.filter((key) => key !== 'unknown').map((key) => [key, `the ${key}`])),
    );
  });
  return { loader, batches };
}

test('one batch, each key once, answers in order, null for what is unknown', async () => {
  const { loader, batches } = counted();
  const operation = anOperation();
  const answers = await Promise.all(['a', 'b', 'unknown', 'a'].map((key) => loader.load(operation, key)));
  expect(answers).toEqual(['the a', 'the b', null, 'the a']);
  expect(batches).toEqual([['a', 'b', 'unknown']]);
});

test('two operations share nothing', async () => {
  const { loader, batches } = counted();
  await loader.load(anOperation(), 'a');
  await loader.load(anOperation(), 'a');
  expect(batches).toEqual([['a'], ['a']]);
});

test('after a mutation everything is read anew', async () => {
  const { loader, batches } = counted();
  const operation = anOperation();
  await loader.load(operation, 'a');
  operation.forgetLoaded();
  await loader.load(operation, 'a');
  expect(batches).toHaveLength(2);
});
