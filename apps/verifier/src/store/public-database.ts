import { type Database, openDatabase, UnitsOfWork } from '#platform/persistence';
import type { Logger } from '#platform/telemetry';

/**
 * The public pool, opened when first needed and again after a failure: the verifier starts, and answers "cannot
 * check", while the database is away.
 */
export class PublicDatabase {
  private opening: Promise<Database> | null = null;

  constructor(
    private readonly url: string,
    private readonly log: Logger,
  ) {}

  async units(): Promise<UnitsOfWork> {
    this.opening ??= this.open();
    return new UnitsOfWork(await this.opening);
  }

  async close(): Promise<void> {
    const database = await this.opening?.catch(() => null);
    await database?.close();
  }

  private open(): Promise<Database> {
    const opening = openDatabase({ public: this.url }, (pool, error) =>
      this.log.warn({ pool, fault: error.name }, 'a connection was lost'),
    );
    opening.catch(() => (this.opening = null));
    return opening;
  }
}
