import { secondsOf } from '#platform/clock';
import { encodeClaims } from '#proof/compact';

import { ACHIEVEMENTS } from './achievements.js';
import { type BadgeFacts, credentialOf } from './credential.js';
import { canonicalBytes } from './json.js';
import { relint } from './lint.js';
import { credentialId } from './names.js';
import type { PreparedClaim } from './prepared-claim.js';

/** Writes both forms of a badge's claim and lints the bytes. Throws `LintFailure` for what must not be signed. */
export function prepareBadgeClaim(facts: BadgeFacts): PreparedClaim {
  const { origin, issuer, edition, kid, shortKid } = facts;
  const stored = {
    credentialId: credentialId(origin, facts.code),
    kid,
    shortKid,
    jwtPayload: canonicalBytes(credentialOf(facts)),
    cwtPayload: compactOf(facts),
  };
  return relint(stored, { origin, agencySlug: issuer.slug, issuerName: issuer.name, edition });
}

/** Facts that a link cannot carry leave no bytes behind, and the lint names what is wrong with the rest. */
function compactOf(facts: BadgeFacts): Uint8Array {
  const { code, credentialKind, publicName, validFrom, expiresAt, status } = facts;
  try {
    return encodeClaims({
      code,
      typeCode: ACHIEVEMENTS[credentialKind].typeCode,
      notBefore: secondsOf(validFrom),
      expires: secondsOf(expiresAt),
      status,
      ...(publicName === null ? {} : { name: publicName }),
    });
  } catch (error) {
    if (error instanceof RangeError) return new Uint8Array();
    throw error;
  }
}
