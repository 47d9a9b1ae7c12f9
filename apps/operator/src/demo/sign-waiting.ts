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
  await units.write({ kind: 'worker', agencyId, requestId: 'demo' }, async (unit) => {
    const agency = await new AgencyReads().own(unit);
    for (const waiting of await prepared.claim(unit, now, 1)) {
      if (agency === null) throw new Error('Demo data: a badge without its agency.');
      const claim = claimOf(waiting, { origin, agencySlug: agency.slug });
      const signer = await rooms.get(KeyRing).signerFor(unit, waiting.kid);
      await prepared.finish(unit, waiting.credentialId, await signClaim(signer, claim), now);
    }
  });
}
