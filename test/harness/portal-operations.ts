import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { type DocumentNode, Kind, print } from 'graphql';

/** What the portal sends: the text of an operation, and the id under which the build's manifest has it. */
export interface PortalOperation {
  readonly name: string;
  readonly id: string;
  readonly text: string;
}

const SOURCES = fileURLToPath(new URL('../../apps/portal/src/', import.meta.url));

/** Every operation of the portal, by name, from the files that its build takes them from. */
export async function portalOperations(): Promise<ReadonlyMap<string, PortalOperation>> {
  const files = (await readdir(SOURCES, { recursive: true })).filter((name) => name.endsWith('.graphql.ts'));
  const modules = await Promise.all(
    files.map((file) => import(pathToFileURL(SOURCES + file).href) as Promise<Record<string, DocumentNode>>),
  );
  const operations = modules.flatMap((module) => Object.values(module)).flatMap(operationIn);
  return new Map(operations.map((operation) => [operation.name, operation]));
}

/** None for a fragment. */
function operationIn(document: DocumentNode): PortalOperation[] {
  const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  if (operation?.kind !== Kind.OPERATION_DEFINITION) return [];
  const text = print(document);
  const id = createHash('sha256').update(text).digest('base64url');
  return [{ name: operation.name?.value ?? '', id, text }];
}
