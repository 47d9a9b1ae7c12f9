import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';

/** A compiled app as the operator starts it, to be killed without warning and started again. */
export class DistProcess {
  private child: ChildProcess | null = null;
  private starting: Promise<void> = Promise.resolve();

  constructor(
    private readonly app: 'api' | 'worker',
    private readonly environment: Readonly<Record<string, string>>,
  ) {}

  /** Resolves when it says that it is ready. */
  async start(): Promise<void> {
    const child = fork(`dist/apps/${this.app}/src/main.js`, [], {
      env: this.environment,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.child = child;
    const [first] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as [unknown];
    if (first !== 'ready') throw new Error(`The ${this.app} ended before it was ready: ${String(first)}.`);
  }

  /** Starts it in the background; `settled` tells when it is there. */
  restart(): void {
    this.starting = this.start();
    this.starting.catch(() => undefined);
  }

  /** Resolves when no start is under way; rejects where it failed. */
  settled(): Promise<void> {
    return this.starting;
  }

  /** kill -9; resolves when the process is gone. */
  async kill(): Promise<void> {
    const { child } = this;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  /** Whether the process holds the near end of a TCP connection: who a database's `client_port` belongs to. */
  async holdsPort(port: number): Promise<boolean> {
    const folder = `/proc/${this.child?.pid ?? 0}/fd`;
    const handles = await readdir(folder).catch(() => []);
    const links = handles.map((handle) => readlink(join(folder, handle)).catch(() => ''));
    const sockets = new Set(await Promise.all(links));
    return (await inodesOf(port)).some((inode) => sockets.has(`socket:[${inode}]`));
  }
}

async function inodesOf(port: number): Promise<string[]> {
  const tables = await Promise.all(
    ['/proc/net/tcp', '/proc/net/tcp6'].map((file) => readFile(file, 'utf8').catch(() => '')),
  );
  const near = new RegExp(`:${port.toString(16).toUpperCase().padStart(4, '0')}$`);
  return tables
    .flatMap((table) => table.split('\n'))
    .map((line) => line.trim().split(/\s+/))
    .flatMap(([, local, , , , , , , , inode]) => (near.test(local ?? '') && inode ? [inode] : []));
}
