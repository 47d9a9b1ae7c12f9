import { type Code, decodeClaims, parseCode } from '#proof/compact';

import { type CredentialKind, isCredentialKind, kindOfTypeCode } from './achievements.js';
import { at, type JsonValue } from './json.js';
import { isPlace, type StatusPlace, statusPlaceIn } from './status-entry.js';

/** What both signed forms of a credential state. */
export interface StatedFacts {
  readonly code: Code;
  readonly kind: CredentialKind;
  readonly name: string | null;
  /** Seconds since 1970. */
  readonly notBefore: number;
  readonly expires: number;
  /** Its place among the published lists. */
  readonly statusList: number;
  readonly statusPosition: number;
}

const FACTS = ['code', 'kind', 'name', 'notBefore', 'expires', 'statusList', 'statusPosition'] as const;

/** Reads a parsed JWT payload; null where a fact is missing or of another kind. Who says so is for others to ask. */
export function factsOfCredential(credential: JsonValue): StatedFacts | null {
  const code = codeIn(at(credential, 'id'));
  const kind = at(credential, 'credentialSubject', 'achievement', 'humanCode');
  const name = nameIn(at(credential, 'credentialSubject', 'identifier'));
  const notBefore = at(credential, 'nbf');
  const expires = at(credential, 'exp');
  if (code === null || !isCredentialKind(kind) || name === undefined) return null;
  const place = statusPlaceIn(at(credential, 'credentialStatus'));
  if (!isSeconds(notBefore) || !isSeconds(expires) || place === null) return null;
  return { code, kind, name, notBefore, expires, ...factsOfPlace(place) };
}

/**
 * Reads a CWT payload; null for what `decodeClaims` refuses, for a type code that we never gave out, and for a badge
 * without a place in a status list: we signed none.
 */
export function factsOfCompact(cwtPayload: Uint8Array): StatedFacts | null {
  const claims = decodeClaims(cwtPayload);
  const kind = claims === null ? null : kindOfTypeCode(claims.typeCode);
  if (claims?.status === undefined || kind === null || !isPlace(claims.status)) return null;
  const { code, notBefore, expires, status } = claims;
  return { code, kind, name: claims.name ?? null, notBefore, expires, ...factsOfPlace(status) };
}

export function isSeconds(value: JsonValue | undefined): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

export function sameFacts(one: StatedFacts, other: StatedFacts): boolean {
  return FACTS.every((fact) => one[fact] === other[fact]);
}

function factsOfPlace({ list, position }: StatusPlace): Pick<StatedFacts, 'statusList' | 'statusPosition'> {
  return { statusList: list, statusPosition: position };
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
