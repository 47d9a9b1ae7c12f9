import {
  EDITION_2020,
  PublishProgramme,
  type PublishProgrammeOutcome,
  SEED_EDITION,
  SEED_EDITION_AT_FIRST,
} from '#learners/programme';
import { systemClock } from '#platform/clock';
import type { UnitsOfWork } from '#platform/persistence';

import { OPERATOR } from './agency-by-slug.js';
import { openRoomsWithoutKeys, within } from './rooms.js';

/**
 * Publishes the edition that the product brings: without one nobody can be enrolled. The older edition of four courses
 * comes retired, for those who began with it. Says whether the first was new; throws where another document stands
 * under an edition, which never changes once it is published.
 */
export async function publishSeedEdition(units: UnitsOfWork): Promise<boolean> {
  return within(openRoomsWithoutKeys(units, systemClock), async (rooms) => {
    const programmes = rooms.get(PublishProgramme);
    const held = await programmes.run(OPERATOR, EDITION_2020, 'RETIRED');
    wasPublished(EDITION_2020.edition, held);
    return wasPublished(SEED_EDITION.edition, await published(programmes));
  });
}

/** A database that began with the edition as it was at first keeps it so. */
async function published(programmes: PublishProgramme): Promise<PublishProgrammeOutcome> {
  const outcome = await programmes.run(OPERATOR, SEED_EDITION);
  return outcome.kind === 'edition-taken' ? programmes.run(OPERATOR, SEED_EDITION_AT_FIRST) : outcome;
}

function wasPublished(edition: string, { kind }: PublishProgrammeOutcome): boolean {
  if (kind === 'programme-published') return true;
  if (kind === 'programme-already-published') return false;
  throw new Error(`The programme of edition ${edition} was not published: ${kind}.`);
}
