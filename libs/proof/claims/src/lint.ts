import { parseCanonical } from './json.js';
import { type Draft, editionIn, type Expected, LINT_RULES } from './lint-rules.js';
import { keyId } from './names.js';
import { type PreparedClaim, sealClaim } from './prepared-claim.js';
import { factsOfCompact, factsOfCredential } from './stated-facts.js';

/** A claim as its row keeps it, before anyone vouches for the bytes. `credentialId` is named in a refusal only. */
export interface StoredClaim {
  readonly credentialId: string;
  readonly kid: string;
  readonly shortKid: Uint8Array;
  readonly jwtPayload: Uint8Array;
  readonly cwtPayload: Uint8Array;
}

/** A claim that must not be signed: our own bug, or rows that someone changed. A fault, never an answer to a person. */
export class LintFailure extends Error {
  override readonly name = 'LintFailure';

  constructor(
    readonly credentialId: string,
    /** The names of all rules that the claim breaks. */
    readonly broken: readonly string[],
  ) {
    super(`Claim ${credentialId} must not be signed; it breaks ${broken.join(', ')}.`);
  }
}

/**
 * Reads the stored bytes again, rule by rule, and vouches for them. Throws `LintFailure` with every broken rule.
 * It takes nothing from the prepare: what the worker signs is what stood this test in the worker (threat T21).
 */
export function relint(stored: StoredClaim, expected: Expected): PreparedClaim {
  const draft = draftOf(stored, expected);
  const broken = LINT_RULES.filter((rule) => !rule.holds(draft)).map((rule) => rule.name);
  const [facts, edition] = [draft.facts, editionIn(draft.credential)];
  if (broken.length > 0 || facts === null || edition === null)
    throw new LintFailure(stored.credentialId, broken);
  return sealClaim({ ...stored, keyId: keyId(expected.origin, stored.kid), facts, edition });
}

function draftOf({ kid, shortKid, jwtPayload, cwtPayload }: StoredClaim, expected: Expected): Draft {
  const credential = parseCanonical(jwtPayload);
  return {
    expected,
    kid,
    shortKid,
    payloadBytes: jwtPayload.length,
    credential,
    facts: credential === null ? null : factsOfCredential(credential),
    compact: factsOfCompact(cwtPayload),
  };
}
