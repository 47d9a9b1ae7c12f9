import pg from 'pg';

/** A statement as it went to the database, and by which login. */
export interface Statement {
  readonly login: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

/** Listens to every statement that this process sends; between `start` and `stop` it keeps them. */
export function recordStatements(): { start(): void; stop(): readonly Statement[]; end(): void } {
  const { prototype } = pg.Client;

  const original = prototype.query;
  let kept: Statement[] | null = null;
  prototype.query = function (this: pg.Client, ...words: unknown[]) {
    const [text, values] = words;
    if (typeof text === 'string')
      kept?.push({ login: this.user ?? '', text, values: Array.isArray(values) ? values : [] });
    return (original as (...words: unknown[]) => unknown).apply(this, words);
  } as typeof original;
  return {
    start: () => (kept = []),
    stop: () => {
      const taken = kept ?? [];
      kept = null;
      return taken;
    },
    end: () => (prototype.query = original),
  };
}

/** What opens and closes every unit of work, which is counted and not written down. */
const BEGIN = 'START TRANSACTION';
const FRAME = [BEGIN, 'COMMIT', 'ROLLBACK'];

export const isFrame = ({ text }: Statement): boolean =>
  FRAME.includes(text) || text.startsWith('select set_config(');

export const isBegin = ({ text }: Statement): boolean => text === BEGIN;

/** The same words for the same statement: without TypeORM's names, and with a list of any length as one. */
export function normalised(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/ AS "\w+"/g, '')
    .replace(/"/g, '')
    .replace(/\((\$\d+)(?:, ?\$\d+)+\)/g, '($1, …)')
    .replace(/ (from|where|order by|group by|limit|left join|inner join|join) /gi, '\n  $1 ')
    .trim();
}
