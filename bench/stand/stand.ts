import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { readLoginPasswords } from '#platform/persistence';
import { type EcPrivateJwk, makeRoot, newMasterKeyText } from '#proof/signing';

import { startEmbeddedPostgres } from '../../apps/operator/src/database/embedded-postgres.js';
import { prepareDatabase } from '../../apps/operator/src/database/prepare-database.js';
import { openTestDatabase, type TestDatabase, type TestServer } from '../../test/harness/database.js';
import { freePort } from '../../test/harness/free-port.js';
import { type AppName, AppProcess } from './app-process.js';

type Undo = () => Promise<unknown>;

/** What the figures stand on: one PostgreSQL for the run, a database of its own for each scene, the built apps. */
export class Stand {
  private readonly scenes = new Map<string, Promise<unknown>>();

  private constructor(
    /** Fewer rounds and rows: says whether a figure still runs, not how good it is. */
    readonly quick: boolean,
    private readonly folder: string,
    private readonly server: TestServer,
    readonly rootPrivateJwk: EcPrivateJwk,
    private readonly undo: Undo[],
  ) {}

  /** Told to stop meanwhile it rejects, and leaves nothing behind. */
  static async open(quick: boolean, stopping: AbortSignal): Promise<Stand> {
    const undo: Undo[] = [];
    try {
      const folder = await mkdtemp(join('/var/tmp', 'lphq-bench-'));
      undo.push(() => rm(folder, { recursive: true, force: true, maxRetries: 9, retryDelay: 100 }));
      await chmod(folder, 0o755);
      const postgres = await startEmbeddedPostgres(folder, stopping);
      undo.push(() => postgres.stop());
      const passwords = await readLoginPasswords(join(folder, 'logins'));
      await prepareDatabase(postgres.url, passwords);
      const root = makeRoot();
      await writeFile(join(folder, 'master.key'), newMasterKeyText(), { mode: 0o600 });
      await writeFile(join(folder, 'root-public.jwk'), JSON.stringify(root.publicJwk));
      stopping.throwIfAborted();
      return new Stand(quick, folder, { adminUrl: postgres.url, passwords }, root.privateJwk, undo);
    } catch (error) {
      await undoAll(undo);
      throw error;
    }
  }

  get masterKeyFile(): string {
    return join(this.folder, 'master.key');
  }

  /** A migrated, empty database. */
  async database(): Promise<TestDatabase> {
    const db = await openTestDatabase(this.server);
    this.atTheEnd(() => db.close());
    return db;
  }

  /** What several figures look at is made once. */
  scene<T>(name: string, make: () => Promise<T>): Promise<T> {
    const made = (this.scenes.get(name) as Promise<T> | undefined) ?? make();
    this.scenes.set(name, made);
    return made;
  }

  /** Starts a built app on the database and answers once it does; `databaseUrl` may lead there by a detour. */
  async app(name: AppName, databaseUrl: string, origins: Origins): Promise<AppProcess> {
    const { api, verifier } = origins;
    const app = await AppProcess.start(name, {
      DATABASE_URL: databaseUrl,
      PORT: String(api),
      VERIFY_PORT: String(verifier),
      PUBLIC_ORIGIN: `http://localhost:${api}`,
      VERIFY_ORIGIN: `http://localhost:${verifier}`,
      DATA_DIR: this.folder,
      MASTER_KEY_FILE: this.masterKeyFile,
      ROOT_PUBLIC_KEY_FILE: join(this.folder, 'root-public.jwk'),
      TRUSTED_PROXIES: '127.0.0.1',
      TRUSTED_DOCUMENTS: 'off',
    });
    this.atTheEnd(() => app.stop());
    return app;
  }

  atTheEnd(undo: Undo): void {
    this.undo.push(undo);
  }

  /** Ends whatever was started, last first, whether or not each end succeeds. */
  close(): Promise<void> {
    return undoAll(this.undo);
  }
}

async function undoAll(steps: readonly Undo[]): Promise<void> {
  for (const step of steps.toReversed()) await step().catch(() => undefined);
}

/** The ports of a product. */
export interface Origins {
  readonly api: number;
  readonly verifier: number;
}

export async function freeOrigins(): Promise<Origins> {
  return { api: await freePort(), verifier: await freePort() };
}
