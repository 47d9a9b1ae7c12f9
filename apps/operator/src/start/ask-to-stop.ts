const LOOKS = 1_000;

/** Somebody asked the start to end: not a fault. */
class Stopped extends Error {
  override readonly name = 'Stopped';
}

/**
 * Aborted at SIGINT, SIGTERM or SIGHUP (the terminal was closed) and, below npm, when npm is gone: it was killed, and nobody would ever end us. A signal
 * that comes twice, from the terminal and from npm, is one.
 */
export function askToStop(isBelowNpm: boolean): AbortSignal {
  const asked = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => asked.abort(new Stopped(`Stopped by ${signal}.`)));
  const parent = process.ppid;
  const look = (): void => {
    if (process.ppid !== parent) asked.abort(new Stopped('Stopped: npm is gone.'));
  };
  if (isBelowNpm) setInterval(look, LOOKS).unref();
  return asked.signal;
}

/** Resolves when the signal is aborted. */
export function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
