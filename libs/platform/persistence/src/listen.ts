import { randomInt } from 'node:crypto';

import pg from 'pg';

/** Listens until it is closed. */
interface Ear {
  close(): Promise<void>;
}

const CONNECT_WITHIN_MILLISECONDS = 3_000;
const FIRST_PAUSE_MILLISECONDS = 50;
const LONGEST_PAUSE_MILLISECONDS = 2_000;

/**
 * Nudges whenever the channel is notified. A lost connection is told once and opened again by itself, also where the
 * first attempt fails; it nudges once when it is there, because what was notified meanwhile is lost. Rows are the truth,
 * so callers sweep too.
 */
export async function listen(
  url: string,
  channel: string,
  onNudge: () => void,
  onLost: (error: Error) => void,
): Promise<Ear> {
  const ear = new MendingEar(url, channel, onNudge, onLost);
  await ear.open();
  return ear;
}

class MendingEar implements Ear {
  private client: pg.Client | null = null;
  private timer: NodeJS.Timeout | null = null;
  private failures = 0;
  private isClosed = false;

  constructor(
    private readonly url: string,
    private readonly channel: string,
    private readonly onNudge: () => void,
    private readonly onLost: (error: Error) => void,
  ) {}

  async open(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.url,
      connectionTimeoutMillis: CONNECT_WITHIN_MILLISECONDS,
      query_timeout: CONNECT_WITHIN_MILLISECONDS,
      keepAlive: true,
    });
    this.client = client;
    client.on('error', (error) => this.lost(client, error));
    client.on('notification', this.onNudge);
    try {
      await client.connect();
      await client.query(`listen ${client.escapeIdentifier(this.channel)}`);
      this.mended();
    } catch (error) {
      this.lost(client, error as Error);
    }
  }

  async close(): Promise<void> {
    this.isClosed = true;
    if (this.timer) clearTimeout(this.timer);
    await this.client?.end();
  }

  private mended(): void {
    if (this.failures > 0) this.onNudge();
    this.failures = 0;
  }

  /** A connection may say several times that it is lost. */
  private lost(client: pg.Client, error: Error): void {
    if (this.isClosed || this.client !== client) return;
    this.client = null;
    void client.end().catch(() => undefined);
    this.failures += 1;
    if (this.failures === 1) this.onLost(error);
    this.timer = setTimeout(() => void this.open(), pauseAfter(this.failures));
  }
}

/** Each time twice as long, and not everybody at the same moment. */
function pauseAfter(failures: number): number {
  const longest = Math.min(FIRST_PAUSE_MILLISECONDS * 2 ** failures, LONGEST_PAUSE_MILLISECONDS);
  return randomInt(longest / 2, longest);
}
