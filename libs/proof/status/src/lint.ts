import { secondsOf } from '#platform/clock';
import { isKid, isOrigin, keyId, parseCanonical } from '#proof/claims';

import { bitsOf, keepsAllOf, sameBits } from './bits.js';
import { type PreparedStatusList, sealStatusList } from './prepared-status-list.js';
import { readStatusListClaims, type StatusList, type StatusListFacts } from './status-list.js';

/** A list that must not be signed: our own bug, or rows that somebody changed. A fault, and worth an alarm. */
export class StatusLintFailure extends Error {
  override readonly name = 'StatusLintFailure';

  constructor(
    readonly list: number,
    /** The names of all rules that the list breaks. */
    readonly broken: readonly string[],
  ) {
    super(`Status list ${list} must not be signed; it breaks ${broken.join(', ')}.`);
  }
}

/** The bytes that are to be signed, read back, beside what is known from elsewhere. */
interface Draft {
  readonly list: StatusList;
  readonly facts: StatusListFacts;
}

interface StatusLintRule {
  readonly name: string;
  readonly holds: (draft: Draft) => boolean;
}

/** Every rule that a list must pass before a key may touch it (T38). */
export const STATUS_LINT_RULES: readonly StatusLintRule[] = [
  { name: 'origin-is-an-origin', holds: ({ facts }) => isOrigin(facts.origin) },
  {
    name: 'names-are-its-own',
    holds: ({ list, facts }) =>
      list.origin === facts.origin && list.number === facts.number && list.purpose === facts.purpose,
  },
  { name: 'issuer-is-the-agency', holds: ({ list, facts }) => list.slug === facts.slug },
  { name: 'dates-start-now', holds: ({ list, facts }) => secondsOf(list.signedAt) === secondsOf(facts.now) },
  { name: 'bits-are-the-rows', holds: ({ list, facts }) => sameBits(list.bits, bitsOf(facts.positions)) },
  {
    name: 'version-rises-by-one',
    holds: ({ list, facts: { previous } }) => list.version === (previous?.version ?? 0) + 1,
  },
  {
    name: 'follows-its-own-list',
    holds: ({ list, facts: { previous } }) =>
      previous === null || (previous.number === list.number && previous.purpose === list.purpose),
  },
  {
    name: 'no-revocation-is-lost',
    holds: ({ list, facts: { previous } }) =>
      previous === null || list.purpose === 'suspension' || keepsAllOf(list.bits, previous.bits),
  },
  { name: 'kid-has-its-form', holds: ({ facts }) => isKid(facts.kid) },
];

/** Reads the bytes again, rule by rule, and vouches for them. Throws `StatusLintFailure` with every broken rule. */
export function lintStatusList(payload: Uint8Array, facts: StatusListFacts): PreparedStatusList {
  const claims = parseCanonical(payload);
  const list = claims === null ? null : readStatusListClaims(claims);
  if (list === null) throw new StatusLintFailure(facts.number, ['reads-back']);
  const broken = STATUS_LINT_RULES.filter((rule) => !rule.holds({ list, facts })).map((rule) => rule.name);
  if (broken.length > 0) throw new StatusLintFailure(facts.number, broken);
  return sealStatusList({ kid: facts.kid, keyId: keyId(facts.origin, facts.kid), payload });
}
