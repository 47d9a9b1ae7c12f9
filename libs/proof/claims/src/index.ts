/** What a badge and a transcript state: names that never change, canonical bytes, and the lint before any key. */
export { type Achievement, ACHIEVEMENTS, type CredentialKind, isCredentialKind } from './achievements.js';
export { achievementOf, type BadgeFacts } from './credential.js';
export { at, canonicalBytes, type JsonObject, type JsonValue, parseCanonical } from './json.js';
export { LintFailure, relint, type StoredClaim } from './lint.js';
export { type Expected, type LintRule } from './lint-rules.js';
export {
  credentialId,
  type EcPublicJwk,
  isKid,
  isOrigin,
  issuerId,
  keyId,
  kidOf,
  publicJwkOf,
  shortKidIn,
  shortKidOf,
  statusListId,
  type StatusPurpose,
} from './names.js';
export { prepareBadgeClaim } from './prepare-badge-claim.js';
export { PreparedClaim } from './prepared-claim.js';
export { type ExpectedTranscript, prepareTranscript } from './prepare-transcript.js';
export { PreparedTranscript } from './prepared-transcript.js';
export { type Sealed, sealOf } from './sealed.js';
export { PLACES_IN_A_LIST, type StatusPlace } from './status-entry.js';
export { factsOfCompact, factsOfCredential, sameFacts, type StatedFacts } from './stated-facts.js';
export { type TranscriptFacts } from './transcript-claim.js';
