import { parseCanonical } from '#proof/claims';

import { readStatusListClaims, type StatusList } from './status-list.js';

/**
 * What a token of our own table says; null for what we would not have written. Not a check: whoever takes a list from
 * elsewhere asks verification who signed it.
 */
export function publishedStatusList(jwt: string): StatusList | null {
  const claims = parseCanonical(Buffer.from(jwt.split('.')[1] ?? '', 'base64url'));
  return claims === null ? null : readStatusListClaims(claims);
}
