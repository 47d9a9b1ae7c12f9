/** Private keys and what they sign. For the worker and the operator alone. */
export { type KeyListContent } from './domain/key-list.js';
export { type MasterKey, MasterKeys } from './domain/master-keys.js';
export type { KeyPurpose, KeyState, SigningKey } from './domain/signing-key.js';
export { type CertificateTerm, makeRoot, type RootKey } from './key-tree.js';
export { type EcPrivateJwk, signerFromJwk } from './local-signer.js';
export { type MasterKeyRules, newMasterKeyText, readMasterKey } from './master-key-file.js';
export { signClaim, type SignedClaim } from './sign-claim.js';
export { signStatusList } from './sign-status-list.js';
export { signTranscript } from './sign-transcript.js';
export type { Signer } from './signer.js';
export { SigningModule } from './signing.module.js';
export { KeyStore } from './store/key.store.js';
export { OriginBook, OriginRefused } from './store/origin-book.js';
export { type OpenStatusList, StatusListStore } from './store/status-list.store.js';
export {
  CreateAgencyKey,
  type CreateAgencyKeyOutcome,
  type CreateAgencyKeyRequest,
} from './use-cases/create-agency-key.js';
export {
  CreateOperatingKey,
  type CreateOperatingKeyOutcome,
  type CreateOperatingKeyRequest,
} from './use-cases/create-operating-key.js';
export { KeyRing, KeyUnavailable } from './use-cases/key-ring.js';
export { PublishedKids } from './use-cases/published-kids.js';
export { PublishKeyList, type PublishKeyListOutcome } from './use-cases/publish-key-list.js';
