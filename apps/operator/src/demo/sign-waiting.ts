import type { INestApplicationContext } from '@nestjs/common';

import { AgencyReads } from '#authority/agencies';
import { PreparedBadges } from '#learners/badges';
import { Clock } from '#platform/clock';
import type { UnitsOfWork } from '#platform/persistence';
import type { AgencyId } from '#platform/tenancy';
import { relint, shortKidIn } from '#proof/claims';
import { KeyRing, signClaim } from '#proof/signing';

/** Signs what an agency has prepared, as the worker would have at the time that the rooms stand at. */
export async function signWaiting(
  rooms: INestApplicationContext,
  units: UnitsOfWork,
  agencyId: AgencyId,
  origin: string,
): Promise<void> {
  const prepared = rooms.get(PreparedBadges, { strict: false });
  await units.write({ kind: 'worker', agencyId, requestId: 'demo' }, async (unit) => {
    const agency = await new AgencyReads().own(unit);
    for (const waiting of await prepared.claim(unit, 1)) {
      const shortKid = shortKidIn(waiting.kid);
      if (agency === null || shortKid === null)
        throw new Error('Demo data: a badge without its agency or key.');
      const claim = relint({ ...waiting, shortKid }, { origin, agencySlug: agency.slug });
      const signer = await rooms.get(KeyRing).signerFor(unit, waiting.kid);
      await prepared.finish(
        unit,
        waiting.credentialId,
        await signClaim(signer, claim),
        rooms.get(Clock).now(),
      );
    }
  });
}
