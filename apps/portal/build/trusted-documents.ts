import { createHash } from 'node:crypto';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { type DefinitionNode, type DocumentNode, Kind, type OperationDefinitionNode, print } from 'graphql';
import { type Plugin, runnerImport } from 'vite';

const OPERATIONS = '.graphql.ts';

/** An operation as the browser holds it. Its text is there only while developing, where no manifest is read. */
interface Written {
  readonly id: string;
  readonly name: string;
  readonly text: string;
}

/**
 * Takes the text of every operation out of the portal and writes it to a manifest `{id: text}` instead, from which
 * the api answers the portal's sessions and nothing else (ADR 0017). Id: base64url of the text's SHA-256.
 *
 * A file `*.graphql.ts` exports documents and nothing else; anything else in it stops the build.
 */
export function trustedDocuments(settings: { readonly sources: string; readonly manifest: string }): Plugin {
  const written = new Map<string, Readonly<Record<string, Written>>>();
  let developing = false;

  return {
    name: 'trusted-documents',
    enforce: 'pre',
    configResolved: (config) => {
      developing = config.command === 'serve';
    },
    buildStart: async () => {
      for (const path of await operationFiles(settings.sources)) written.set(path, await operationsIn(path));
    },
    transform: async (_code, id) => {
      const path = id.split('?')[0] ?? id;
      if (!path.endsWith(OPERATIONS)) return null;
      const operations = developing ? await operationsIn(path) : (written.get(path) ?? {});
      return { code: moduleOf(operations, developing), map: null };
    },
    writeBundle: () => writeManifest(settings.manifest, [...written.values()]),
  };
}

async function operationFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  return names.filter((name) => name.endsWith(OPERATIONS)).map((name) => join(folder, name));
}

async function operationsIn(path: string): Promise<Record<string, Written>> {
  const { module } = await runnerImport<Record<string, DocumentNode>>(path, { configFile: false });
  return Object.fromEntries(
    Object.entries(module).flatMap(([name, document]) => {
      const operation = writtenOf(document, `${name} of ${path}`);
      return operation === null ? [] : [[name, operation]];
    }),
  );
}

/** Null for a fragment, which is written into the operations that spread it. */
function writtenOf(document: DocumentNode, where: string): Written | null {
  if (!('definitions' in document)) throw new Error(`${where} is not a GraphQL document`);
  const operation = document.definitions.find(isOperation);
  if (operation === undefined) return null;
  if (operation.name === undefined) throw new Error(`${where} has no name`);
  const text = print(document);
  return { id: createHash('sha256').update(text).digest('base64url'), name: operation.name.value, text };
}

function isOperation(definition: DefinitionNode): definition is OperationDefinitionNode {
  return definition.kind === Kind.OPERATION_DEFINITION;
}

/** What takes the place of the module. A fragment's export is not there, since no module needs it at run time. */
function moduleOf(operations: Readonly<Record<string, Written>>, withText: boolean): string {
  return Object.entries(operations)
    .map(([name, { id, name: operation, text }]) => {
      const kept = withText ? { id, name: operation, text } : { id, name: operation };
      return `export const ${name} = ${JSON.stringify(kept)};\n`;
    })
    .join('');
}

async function writeManifest(
  path: string,
  files: readonly Readonly<Record<string, Written>>[],
): Promise<void> {
  const operations = files.flatMap((file) => Object.values(file));
  const entries = operations.map(({ id, text }): [string, string] => [id, text]).sort();
  const manifest: Readonly<Record<string, string>> = Object.fromEntries(entries);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `${JSON.stringify(manifest, null, 2)}\n`);
}
