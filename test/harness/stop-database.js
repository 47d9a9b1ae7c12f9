import { rm } from 'node:fs/promises';

/** After all tests: the PostgreSQL of this run and its data are gone. */
export default async function stopDatabase() {
  const { server, folder } = globalThis.testDatabase;
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}
