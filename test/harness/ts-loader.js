import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { register } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { transform } from '@swc/core';

const ENDINGS = ['.ts', '.tsx'];
const REGISTERED = Symbol.for('lphq.typescript');

/**
 * Lets this process import our TypeScript sources: native modules, evaluated once, as Node runs the built ones. With
 * `maps`, a folder, the source map of each file is written there, and `@jest/globals` is what the running suite has.
 */
export function registerTypeScript({ maps = null } = {}) {
  if (globalThis[REGISTERED]) return;
  globalThis[REGISTERED] = true;
  register(import.meta.url, { data: { maps } });
}

/** Where the source map of a compiled file is kept. */
export const mapFileOf = (folder, url) => join(folder, `${fileURLToPath(url)}.map`);

let mapFolder = null;

/** In the thread of the hooks. */
export function initialize({ maps }) {
  mapFolder = maps;
}

export async function resolve(specifier, context, nextResolve) {
  if (specifier === '@jest/globals')
    return { url: new URL('./jest-globals.js', import.meta.url).href, shortCircuit: true };
  const source = sourceOf(specifier, context.parentURL);
  if (source !== null) return { url: source, format: 'module', shortCircuit: true };
  if (!specifier.startsWith('#')) return nextResolve(specifier, context);
  return nextResolve(specifier, { ...context, conditions: [...context.conditions, 'source'] });
}

/** The TypeScript file that a relative `.js` of another one means. */
function sourceOf(specifier, parent) {
  if (!specifier.startsWith('.') || !specifier.endsWith('.js') || parent === undefined) return null;
  const stem = new URL(specifier, parent).href.replace(/\.js$/, '');
  const ending = ENDINGS.find((one) => existsSync(fileURLToPath(stem + one)));
  return ending === undefined ? null : stem + ending;
}

export async function load(url, context, nextLoad) {
  if (!ENDINGS.some((ending) => url.endsWith(ending))) return nextLoad(url, context);
  const { code, map } = await compiled(url);
  if (mapFolder !== null && map !== undefined) await keepMap(url, map);
  return { format: 'module', source: code, shortCircuit: true };
}

async function compiled(url) {
  const file = fileURLToPath(url);
  return transform(await readFile(file, 'utf8'), {
    filename: file,
    swcrc: false,
    jsc: {
      parser: { syntax: 'typescript', tsx: true, decorators: true },
      transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' } },
      target: 'es2022',
      keepClassNames: true,
      experimental: { keepImportAttributes: true },
    },
    module: { type: 'es6' },
    sourceMaps: mapFolder !== null,
  });
}

async function keepMap(url, map) {
  const file = mapFileOf(mapFolder, url);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, map);
}
