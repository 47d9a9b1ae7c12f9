import { PublishProgramme, SEED_EDITION } from '#learners/programme';
import { systemClock } from '#platform/clock';
import type { UnitsOfWork } from '#platform/persistence';

import { OPERATOR } from './agency-by-slug.js';
import { openRoomsWithoutKeys, within } from './rooms.js';

/**
 * Publishes the edition that the product brings: without one nobody can be enrolled. Says whether it was new; throws
 * where another document stands under the edition, which never changes once it is published.
 */
export async function publishSeedEdition(units: UnitsOfWork): Promise<boolean> {
  const outcome = await within(openRoomsWithoutKeys(units, systemClock), (rooms) =>
    rooms.get(PublishProgramme).run(OPERATOR, SEED_EDITION),
  );
  if (outcome.kind === 'programme-published') return true;
  if (outcome.kind === 'programme-already-published') return false;
  throw new Error(`The programme of edition ${SEED_EDITION.edition} was not published: ${outcome.kind}.`);
}
