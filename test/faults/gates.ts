import { setTimeout as pause } from 'node:timers/promises';

import pg from 'pg';

import type { TestDatabase } from '../harness/database.js';

/**
 * Moments at which a transaction can be made to stop. `on` is the trigger's event; a `late` one stops in the COMMIT, so
 * that what the process had sent is done though the process is gone; any other is undone with its connection.
 */
const GATES = {
  'claim under way': { nr: 7201, on: 'before update on to_sign', late: false },
  'claimed, not signed': { nr: 7202, on: 'after update on to_sign', late: true },
  'signed, not finished': { nr: 7203, on: `before update on badges`, late: false },
  'finished, nobody told': { nr: 7204, on: `after update on badges`, late: true },
  'preparing under way': { nr: 7205, on: 'before insert on to_sign', late: false },
  'prepared, nobody told': { nr: 7206, on: 'after insert on to_sign', late: true },
  'rows under way': { nr: 7207, on: 'before update on job_rows', late: false },
  'rows judged, nobody told': { nr: 7208, on: 'after update on job_rows', late: true },
} as const;

export type Gate = keyof typeof GATES;

/** Stands at the gates of one database; closed ones stop whoever comes by. */
export class GateKeeper {
  private constructor(
    private readonly db: TestDatabase,
    private readonly client: pg.Client,
  ) {}

  static async of(db: TestDatabase): Promise<GateKeeper> {
    const triggers = Object.values(GATES).map(({ nr, on, late }) => {
      const kind = late ? 'constraint trigger' : 'trigger';
      const when = late ? 'deferrable initially deferred' : '';
      return `create ${kind} gate_${nr} ${on} ${when} for each row execute function gate('${nr}');`;
    });
    await db.adminQuery(`
      create function gate() returns trigger language plpgsql as $$ begin
        perform pg_advisory_xact_lock_shared(tg_argv[0]::int); return new; end $$;
      ${triggers.join('\n')}`);
    const client = new pg.Client({ connectionString: db.adminUrl });
    await client.connect();
    return new GateKeeper(db, client);
  }

  /** Closes the gate, has `act` done once somebody waits before it, and opens it again. `act` is told their port. */
  async whileSomebodyWaits(gate: Gate, act: (port: number) => Promise<unknown>): Promise<void> {
    const { nr } = GATES[gate];
    await this.client.query('select pg_advisory_lock($1)', [nr]);
    await act(await this.portOfWhoeverWaits(gate));
    await this.client.query('select pg_advisory_unlock($1)', [nr]);
  }

  async close(): Promise<void> {
    await this.client.end();
  }

  private async portOfWhoeverWaits(gate: Gate): Promise<number> {
    const waiting = `select a.client_port as port from pg_locks l join pg_stat_activity a using (pid)
      where l.locktype = 'advisory' and l.objid = $1 and not l.granted and a.datname = current_database()`;
    for (let tries = 0; tries < 6_000; tries += 1) {
      const [first] = await this.db.adminQuery<{ port: number }>(waiting, [GATES[gate].nr]);
      if (first !== undefined) return first.port;
      await pause(10);
    }
    throw new Error(`Nobody came to the gate "${gate}" within a minute.`);
  }
}
