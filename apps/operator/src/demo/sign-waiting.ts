import type { INestApplicationContext } from '@nestjs/common';

import { AgencyReads } from '#authority/agencies';
import { claimOf, PreparedBadges } from '#learners/badges';
import { Clock } from '#platform/clock';
import type { UnitsOfWork } from '#platform/persistence';
import type { AgencyId } from '#platform/tenancy';
import { KeyRing, signClaim } from '#proof/signing';

/**
 * Signs what an agency has prepared, as the worker would have at the time that the rooms stand at. The list that names
 * its key comes later, with the worker's first run: before that nobody can scan anything.
 */
export async function signWaiting(
  rooms: INestApplicationContext,
  units: UnitsOfWork,
  agencyId: AgencyId,
  origin: string,
): Promise<void> {
  const prepared = rooms.get(PreparedBadges, { strict: false });
  const now = rooms.get(Clock, { strict: false }).now();
  const claimed = await units.overQueues((unit) =>
    prepared.claim(unit, agencyId, { due: now, now, limit: 1 }),
  );
  await units.write({ kind: 'worker', agencyId, requestId: 'demo' }, async (unit) => {
    const agency = await new AgencyReads().own(unit);
    for (const waiting of await prepared.open(unit, claimed)) {
      if (agency === null) throw new Error('Demo data: a badge without its agency.');
      const claim = claimOf(waiting, { origin, agencySlug: agency.slug });
      const signer = await rooms.get(KeyRing).signerFor(unit, waiting.kid);
      const forms = await signClaim(signer, claim);
      await prepared.finish(unit, new Map([[waiting.credentialId, forms]]), now);
    }
  });
}
