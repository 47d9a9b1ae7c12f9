import { type EcPublicJwk, factsOfCompact, factsOfCredential, type StatedFacts } from '#proof/claims';
import { type Code, parseCode, parseLink, type ReadProof, readProof, signatureHolds } from '#proof/compact';

import type { NotFoundBecause } from './judgement.js';
import { jwsHolds, type ReadJws, readToken, TOKEN_CHARACTERS_AT_MOST } from './jws.js';
import { keyByKid, keyByShortKid, type KeyList, type KeyRecord } from './key-list.js';
import { isOurOrigin } from './origins.js';
import type { StoredRecord } from './stored-record.js';

/** A signed form, whichever it is: what it says and how to check that. */
export interface SignedForm {
  readonly facts: StatedFacts | null;
  readonly payload: Uint8Array;
  readonly keyIn: (keyList: KeyList) => KeyRecord | null;
  readonly holdsUnder: (jwk: EcPublicJwk) => Promise<boolean>;
  /** The bytes in the record that this form must repeat. */
  readonly storedIn: (record: StoredRecord) => Uint8Array;
}

/** What somebody showed us. */
export type Presented =
  | { readonly kind: 'code'; readonly code: Code }
  /** `linkCode`: the code in the address before the proof, which must be the proof's own. */
  | { readonly kind: 'signed'; readonly form: SignedForm; readonly linkCode: Code | null }
  /** Ours by its address or its key, but not as we wrote it. The key is null when only the address says so. */
  | { readonly kind: 'damaged'; readonly keyIn: ((keyList: KeyList) => KeyRecord | null) | null }
  | { readonly kind: 'refused'; readonly because: NotFoundBecause };

/** Says what the text is: a code, a link with or without its proof, a bare proof, or a token. Never throws. */
export function readPresented(text: string, origin: string): Presented {
  if (text.length > TOKEN_CHARACTERS_AT_MOST) return { kind: 'refused', because: 'malformed' };
  if (text.includes('.') && !/[/:]/.test(text)) return presentedToken(text, origin);
  const typed = parseCode(text);
  if (typed.kind === 'code') return typed;
  if (typed.kind === 'mistyped') return { kind: 'refused', because: 'mistyped-code' };
  return presentedLink(text, origin);
}

function presentedLink(text: string, origin: string): Presented {
  const link = parseLink(text, origin);
  switch (link.kind) {
    case 'short':
      return { kind: 'code', code: link.code };
    case 'full':
      return presentedProof(link.proofText, link.code);
    case 'proof':
      return presentedProof(link.proofText, null);
    case 'mistyped':
      return { kind: 'refused', because: 'mistyped-code' };
    case 'foreign':
      return { kind: 'refused', because: 'not-one-of-ours' };
    case 'malformed':
      return { kind: 'refused', because: 'malformed' };
  }
}

function presentedProof(proofText: string, linkCode: Code | null): Presented {
  const proof = readProof(proofText);
  if (proof.kind === 'read') return { kind: 'signed', form: formOfProof(proof), linkCode };
  return linkCode === null ? { kind: 'refused', because: 'malformed' } : { kind: 'damaged', keyIn: null };
}

function presentedToken(text: string, origin: string): Presented {
  const token = readToken(text);
  if (token.kind === 'malformed')
    return { kind: 'refused', because: token.because === 'header' ? 'not-one-of-ours' : 'malformed' };
  const { key } = token;
  const keyIn = (keyList: KeyList) => (isOurOrigin(key.origin, origin) ? keyByKid(keyList, key.kid) : null);
  return token.kind === 'damaged'
    ? { kind: 'damaged', keyIn }
    : { kind: 'signed', form: formOfToken(token, keyIn), linkCode: null };
}

function formOfProof(proof: ReadProof): SignedForm {
  return {
    facts: factsOfCompact(proof.payload),
    payload: proof.payload,
    keyIn: (keyList) => keyByShortKid(keyList, proof.shortKid),
    holdsUnder: (jwk) => signatureHolds(proof, { ...jwk }),
    storedIn: (record) => record.cwtPayload,
  };
}

function formOfToken(token: ReadJws, keyIn: SignedForm['keyIn']): SignedForm {
  return {
    facts: factsOfCredential(token.claims),
    payload: token.payload,
    keyIn,
    holdsUnder: (jwk) => jwsHolds(token, jwk),
    storedIn: (record) => record.jwtPayload,
  };
}
