import { type ChildProcess, spawn } from 'node:child_process';
import { dirname } from 'node:path';

import { waitFor } from './processes.js';

/** One `npm start`, as a person would see it. */
export interface RunningStart {
  /** Everything printed until and with the last demo line. */
  readonly lines: readonly string[];
  /** Sends the signal and answers the exit code; how long it took is told. */
  stop(signal: NodeJS.Signals): Promise<number | null>;
}

/** Runs the command in the folder and resolves when it has said `ready` and everything after it. */
export async function startIn(
  folder: string,
  command: readonly [string, ...string[]],
  environment: Record<string, string>,
): Promise<RunningStart> {
  const child = spawnIn(folder, command, environment);
  const lines = await untilReady(child);
  return { lines, stop: (signal) => stopped(child, signal) };
}

/** The same, for a start that is asked to stop as soon as something is true of it. */
export async function interruptedIn(
  folder: string,
  environment: Record<string, string>,
  when: () => Promise<boolean>,
): Promise<number | null> {
  const child = spawnIn(folder, ['node', 'dist/apps/operator/src/main.js', 'start'], environment);
  await waitFor(when, 120_000);
  return stopped(child, 'SIGTERM');
}

function spawnIn(
  folder: string,
  [program, ...args]: readonly [string, ...string[]],
  environment: Record<string, string>,
): ChildProcess {
  return spawn(program, args, {
    cwd: folder,
    env: { PATH: `${dirname(process.execPath)}:/usr/local/bin:/usr/bin:/bin`, HOME: folder, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
}

function untilReady(child: ChildProcess): Promise<string[]> {
  let printed = '';
  let complaints = '';
  child.stderr?.on('data', (chunk: Buffer) => (complaints = (complaints + chunk.toString()).slice(-4_000)));
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const lines = printed.split('\n');
      const ready = lines.findIndex((line) => line.startsWith('ready'));
      if (ready >= 0 && printed.endsWith('\n')) resolve(lines.slice(ready).filter(Boolean));
    });
    child.once('exit', (code) =>
      reject(new Error(`It ended with ${String(code)} before it was ready: ${complaints}`)),
    );
  });
}

function stopped(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  const asked = performance.now();
  return new Promise((resolve) => {
    child.once('exit', (code) => {
      process.stdout.write(`stopped by ${signal} in ${Math.round(performance.now() - asked)} ms\n`);
      resolve(code);
    });
    child.kill(signal);
  });
}
