import { type Code, decodeClaims, parseCode } from '#proof/compact';

import { type CredentialKind, isCredentialKind, kindOfTypeCode } from './achievements.js';
import { at, type JsonValue } from './json.js';

/** What both signed forms of a credential state. */
export interface StatedFacts {
  readonly code: Code;
  readonly kind: CredentialKind;
  readonly name: string | null;
  /** Seconds since 1970. */
  readonly notBefore: number;
  readonly expires: number;
}

const FACTS = ['code', 'kind', 'name', 'notBefore', 'expires'] as const;

/** Reads a parsed JWT payload; null where a fact is missing or of another kind. Who says so is for others to ask. */
export function factsOfCredential(credential: JsonValue): StatedFacts | null {
  const code = codeIn(at(credential, 'id'));
  const kind = at(credential, 'credentialSubject', 'achievement', 'humanCode');
  const name = nameIn(at(credential, 'credentialSubject', 'identifier'));
  const notBefore = at(credential, 'nbf');
  const expires = at(credential, 'exp');
  if (code === null || !isCredentialKind(kind) || name === undefined) return null;
  if (!isSeconds(notBefore) || !isSeconds(expires)) return null;
  return { code, kind, name, notBefore, expires };
}

/** Reads a CWT payload; null for what `decodeClaims` refuses and for a type code that we never gave out. */
export function factsOfCompact(cwtPayload: Uint8Array): StatedFacts | null {
  const claims = decodeClaims(cwtPayload);
  const kind = claims === null ? null : kindOfTypeCode(claims.typeCode);
  if (claims === null || kind === null) return null;
  const { code, notBefore, expires } = claims;
  return { code, kind, name: claims.name ?? null, notBefore, expires };
}

export function isSeconds(value: JsonValue | undefined): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

export function sameFacts(one: StatedFacts, other: StatedFacts): boolean {
  return FACTS.every((fact) => one[fact] === other[fact]);
}

/** A credential's name ends in its code, in the one canonical spelling. */
function codeIn(id: JsonValue | undefined): Code | null {
  const last = typeof id === 'string' ? id.slice(id.lastIndexOf('/') + 1) : '';
  const parsed = parseCode(last);
  return parsed.kind === 'code' && parsed.code === last ? parsed.code : null;
}

/** Null: the holder shows none. Undefined: not in our form. */
function nameIn(identifier: JsonValue | undefined): string | null | undefined {
  if (identifier === undefined) return null;
  const name = at(identifier, 0, 'identityHash');
  return typeof name === 'string' ? name : undefined;
}
