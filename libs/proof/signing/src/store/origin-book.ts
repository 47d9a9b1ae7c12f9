import { query, type Unit } from '#platform/persistence';

/** The system signs for one origin: another was configured than the one that cards carry already. */
export class OriginRefused extends Error {
  override readonly name = 'OriginRefused';

  constructor(
    readonly wanted: string,
    readonly recorded: string,
  ) {
    super(`Badges were signed for ${recorded}; nothing is signed for ${wanted}. Set VERIFY_ORIGIN back.`);
  }
}

const LOOPBACK = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/**
 * Holds the system to the origin of its first signature. A demo on loopback is held to nothing: its port may change,
 * and nobody carries its cards.
 */
export class OriginBook {
  /** Records the origin before the first signature; throws `OriginRefused` for another one afterwards. */
  async hold(unit: Unit, origin: string): Promise<void> {
    if (LOOPBACK.test(origin)) return;
    await query(
      unit,
      'insert into verify_origins (origin, is_first) values ($1, true) on conflict do nothing',
      [origin],
    );
    const recorded = await query<{ origin: string }>(
      unit,
      'select origin from verify_origins order by is_first',
    );
    const [first] = recorded;
    if (first && !recorded.some((row) => row.origin === origin))
      throw new OriginRefused(origin, first.origin);
  }
}
