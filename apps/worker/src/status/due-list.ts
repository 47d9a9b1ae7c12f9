import type { PlacesByList } from '#learners/badges';
import { type Instant, plusMilliseconds } from '#platform/clock';
import type { StatusPurpose } from '#proof/claims';
import type { OpenStatusList } from '#proof/signing';
import { bitsOf, isSet, publishedStatusList, sameBits, type StatusList } from '#proof/status';

/** What the next version of a list is made from. */
export interface DueList {
  readonly number: number;
  readonly purpose: StatusPurpose;
  readonly positions: readonly number[];
  readonly previous: StatusList | null;
  readonly now: Instant;
}

/** A verifier that falls back on signed lists believes none that is older than fifteen minutes. */
const SIGNED_AGAIN_AFTER = 5 * 60_000;

/**
 * Null where the published version says what the rows say and was signed less than five minutes ago. Throws where the
 * published version cannot be read: then nobody knows which number comes next, or what was promised.
 */
export function dueList(
  { number, purpose, published }: OpenStatusList,
  places: Readonly<Record<StatusPurpose, PlacesByList>>,
  now: Instant,
): DueList | null {
  const previous = published && publishedStatusList(published.jwt);
  const marked = places[purpose].get(number) ?? [];
  if (published === null) return { number, purpose, positions: marked, previous, now };
  if (previous === null)
    throw new Error(`The published version of the ${purpose} list ${number} cannot be read.`);
  const takenBack = places.revocation.get(number) ?? [];
  const positions = purpose === 'revocation' ? marked : [...marked, ...stillMarked(takenBack, previous)];
  const isFresh = now < plusMilliseconds(published.signedAt, SIGNED_AGAIN_AFTER);
  return isFresh && sameBits(previous.bits, bitsOf(positions))
    ? null
    : { number, purpose, positions, previous, now };
}

/**
 * What was suspended and is revoked by now stays in both lists: whoever has the one of before beside the other of now
 * must not take it for good.
 */
function stillMarked(takenBack: readonly number[], { bits }: StatusList): readonly number[] {
  return takenBack.filter((position) => isSet(bits, position));
}
