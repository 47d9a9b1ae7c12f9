import { access, readFile } from 'node:fs/promises';

/** The version in the product's package.json: the nearest one above this file, compiled or not. */
export async function productVersion(from = new URL('./', import.meta.url)): Promise<string> {
  const file = new URL('package.json', from);
  if (!(await exists(file))) {
    const above = new URL('../', from);
    if (above.href === from.href) throw new Error('No package.json stands above the api.');
    return productVersion(above);
  }
  const { version } = JSON.parse(await readFile(file, 'utf8')) as { version: string };
  return version;
}

async function exists(file: URL): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
