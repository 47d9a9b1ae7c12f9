import { type DestinationStream, pino } from 'pino';

/** The only fields that reach a log; everything else is dropped, so that no name, token or variable can slip in (T58). */
const ALLOWED = new Set([
  'app',
  'request',
  'method',
  'route',
  'status',
  'milliseconds',
  'code',
  'count',
  'job',
  'kid',
  'agency',
  'pool',
  'port',
  'signal',
  'outcome',
  'version',
  'fault',
]);

type Fields = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** A log of JSON lines. `fault` takes the error itself: its name, message and stack are kept. */
export interface Logger {
  info(fields: Fields, message: string): void;
  warn(fields: Fields, message: string): void;
  error(fields: Fields, message: string, cause?: unknown): void;
}

/** Writes to standard error, so that standard output stays the person's. */
export function createLogger(app: string, level: string, destination?: DestinationStream): Logger {
  const log = pino(
    { level, base: { app }, timestamp: pino.stdTimeFunctions.isoTime },
    destination ?? pino.destination(2),
  );
  return {
    info: (fields, message) => log.info(allowed(fields), message),
    warn: (fields, message) => log.warn(allowed(fields), message),
    error: (fields, message, cause) => log.error({ ...allowed(fields), ...causeOf(cause) }, message),
  };
}

function allowed(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => ALLOWED.has(name)));
}

/** A database error's message may quote a row (`Key (email)=(…)`): its detail is left out, its constraint kept. */
function causeOf(cause: unknown): Record<string, unknown> {
  if (cause === undefined) return {};
  if (!(cause instanceof Error)) return { fault: typeof cause };
  const database = cause as Error & { code?: unknown; constraint?: unknown };
  return {
    fault: cause.name,
    says:
      typeof database.code === 'string' && 'severity' in cause
        ? `database error ${database.code}`
        : cause.message.slice(0, 300),
    constraint: typeof database.constraint === 'string' ? database.constraint : undefined,
    stack: callsOf(cause),
  };
}

/** Where it happened, at most eight calls: a stack begins with the message, which may have lines of its own. */
function callsOf({ stack = '', message }: Error): string[] {
  const after = stack.indexOf(message) + message.length;
  const lines = (stack.includes(message) ? stack.slice(after) : stack).split('\n');
  return lines
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 8)
    .map((line) => line.trim());
}
