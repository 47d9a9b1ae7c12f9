import { type ChildProcess, fork } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

export type AppName = 'api' | 'verifier' | 'worker';

const DIST = new URL('../../dist/apps/', import.meta.url);
const TYPESCRIPT = new URL('../typescript.js', import.meta.url);

/** A process that is measured: a built app, or a baseline that stands beside it. */
export class AppProcess {
  private constructor(private readonly child: ChildProcess) {}

  /** One of the built apps, on the settings given and nothing else; resolves when it says that it answers. */
  static start(name: AppName, environment: Readonly<Record<string, string>>): Promise<AppProcess> {
    return AppProcess.run(new URL(`${name}/src/main.js`, DIST), environment);
  }

  /** Any script that says 'ready' to its parent; TypeScript as it stands. */
  static run(
    script: URL,
    environment: Readonly<Record<string, string>>,
    words: readonly string[] = [],
  ): Promise<AppProcess> {
    const child = fork(fileURLToPath(script), words, {
      env: { PATH: '/usr/bin:/bin', ...environment },
      execArgv: script.pathname.endsWith('.ts') ? ['--import', TYPESCRIPT.href] : [],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    return new Promise((resolve, reject) => {
      child.once('message', () => resolve(new AppProcess(child)));
      child.once('exit', (code) => reject(new Error(`${script.pathname} ended with ${String(code)}.`)));
    });
  }

  /** Stands still, so that work piles up before it. */
  hold(): void {
    this.child.kill('SIGSTOP');
  }

  goOn(): void {
    this.child.kill('SIGCONT');
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGCONT');
    this.child.kill('SIGTERM');
    await gone;
  }

  /** MiB in memory now. Linux alone tells it this way. */
  memory(): Promise<number> {
    return this.mebibytes('VmRSS');
  }

  /** The most MiB since `forgetPeak`. */
  peakMemory(): Promise<number> {
    return this.mebibytes('VmHWM');
  }

  forgetPeak(): Promise<void> {
    return writeFile(`/proc/${this.child.pid ?? 0}/clear_refs`, '5');
  }

  private async mebibytes(field: string): Promise<number> {
    const status = await readFile(`/proc/${this.child.pid ?? 0}/status`, 'utf8');
    return Number(new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]) / 1024;
  }
}
