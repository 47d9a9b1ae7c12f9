import { readFile } from 'node:fs/promises';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';

import { transform } from '@swc/core';

/** Lets this process import our TypeScript sources, as Jest's own sandbox does for the tests. */
export function registerTypeScript() {
  register(import.meta.url);
}

export async function resolve(specifier, context, nextResolve) {
  const conditions = [...context.conditions, 'source'];
  try {
    return await nextResolve(specifier, { ...context, conditions });
  } catch (error) {
    if (!specifier.startsWith('.') || !specifier.endsWith('.js')) throw error;
    return nextResolve(specifier.replace(/\.js$/, '.ts'), { ...context, conditions });
  }
}

export async function load(url, context, nextLoad) {
  if (!url.endsWith('.ts')) return nextLoad(url, context);
  const source = await readFile(fileURLToPath(url), 'utf8');
  const { code } = await transform(source, {
    filename: url,
    swcrc: false,
    jsc: {
      parser: { syntax: 'typescript', decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true },
      target: 'es2022',
      keepClassNames: true,
    },
    module: { type: 'es6' },
  });
  return { format: 'module', source: code, shortCircuit: true };
}
