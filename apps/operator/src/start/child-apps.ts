import { type ChildProcess, fork } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import type { Logger } from '#platform/telemetry';

export type AppName = 'api' | 'verifier' | 'worker';

const RESTART_AFTER = 1_000;
const STOP_WITHIN = 7_000;

/**
 * One app in a process of its own, as in production: the private keys stay out of the process that takes requests.
 * An app that ends by itself is started again.
 */
export class ChildApp {
  private child: ChildProcess | null = null;
  private stopping = false;

  constructor(
    private readonly name: AppName,
    private readonly environment: NodeJS.ProcessEnv,
    private readonly logger: Logger,
  ) {}

  /** Starts the app; resolves when it says that it answers. */
  start(): Promise<void> {
    if (this.stopping) return Promise.resolve();
    const entry = fileURLToPath(new URL(`../../../${this.name}/src/main.js`, import.meta.url));
    const child = fork(entry, [], {
      env: this.environment,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      detached: true,
    });
    this.child = child;
    return new Promise((resolve, reject) => {
      child.once('message', () => resolve());
      child.once('exit', (code, signal) => {
        reject(new Error(`The ${this.name} ended while starting (${signal ?? String(code)}).`));
        void this.startAgain(code, signal);
      });
    });
  }

  /** Asks the app to stop and waits; ends it where it does not. */
  async stop(): Promise<void> {
    this.stopping = true;
    const child = this.child;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill('SIGTERM');
    const late = pause(STOP_WITHIN, undefined, { ref: false }).then(() => child.kill('SIGKILL'));
    await Promise.race([gone, late]);
    await gone;
  }

  private isStopping(): boolean {
    return this.stopping;
  }

  private async startAgain(code: number | null, signal: string | null): Promise<void> {
    if (this.isStopping()) return;
    this.logger.error(
      { job: this.name, signal: signal ?? undefined, code: String(code) },
      'An app ended by itself and is started again.',
    );
    await pause(RESTART_AFTER);
    if (!this.isStopping()) await this.start().catch(() => undefined);
  }
}
