import { execFile } from 'node:child_process';

export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const MAIN = 'dist/apps/operator/src/main.js';

/** Runs one command of the built operator with these settings and no others. */
export function operatorCommand(
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
  folder = process.cwd(),
): Promise<Said> {
  return new Promise((done) => {
    const options = { cwd: folder, env: { PATH: '/usr/bin:/bin', ...environment } };
    execFile(process.execPath, [MAIN, ...words], options, (error, out, err) =>
      done({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, err }),
    );
  });
}
