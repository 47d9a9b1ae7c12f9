import { decodeCbor, encodeCbor } from './cbor.js';
import type { CborMap, CborValue } from './cbor-value.js';
import { type Code, codeFromBytes, codeToBytes } from './code.js';

/** What a badge says in its link: facts that do not change (RFC 8392). */
export interface CompactClaims {
  readonly code: Code;
  /** 1 = Member Service Qualified; 2 is kept for the community trustmark. */
  readonly typeCode: number;
  /** The first instant, in seconds since 1970. */
  readonly notBefore: number;
  /** The first instant after the last day, in seconds since 1970. */
  readonly expires: number;
  /** The learner may leave it out. */
  readonly name?: string;
  /** Where the badge stands in a published status list. */
  readonly status?: { readonly list: number; readonly position: number };
}

/** Registered labels of RFC 8392 section 4; private ones lie below −65536 (RFC 8392 section 9.1.1). */
const LABEL = {
  expires: 4,
  notBefore: 5,
  code: 7,
  name: -65537,
  typeCode: -65538,
  list: -65539,
  position: -65540,
} as const;

const LABELS: ReadonlySet<number> = new Set(Object.values(LABEL));

/** The most UTF-8 bytes of a name in a link. */
export const NAME_BYTES_AT_MOST = 160;

/** The end of the year 9999, the last that a date can show. */
const LAST_INSTANT = 253_402_300_799;

/** Writes a claims set in deterministic CBOR, its name in NFC. Throws for claims that could not be read back. */
export function encodeClaims(claims: CompactClaims): Uint8Array<ArrayBuffer> {
  const payload = encodeCbor(membersOf(claims));
  if (decodeClaims(payload) === null) {
    throw new RangeError(
      `These claims do not fit a link: whole seconds with nbf before exp, unsigned numbers, a name of 1 to ${NAME_BYTES_AT_MOST} bytes.`,
    );
  }
  return payload;
}

/** Reads exactly what `encodeClaims` writes; null for a missing, unknown or impossible member. */
export function decodeClaims(payload: Uint8Array): CompactClaims | null {
  const members = decodeCbor(payload);
  if (!(members instanceof Map) || ![...members.keys()].every((label) => LABELS.has(label))) return null;

  const identity = identityIn(members);
  const name = nameIn(members);
  const status = statusIn(members);
  return identity === null || name === null || status === null ? null : { ...identity, ...name, ...status };
}

function membersOf(claims: CompactClaims): CborMap {
  const members: CborMap = new Map<number, CborValue>([
    [LABEL.expires, claims.expires],
    [LABEL.notBefore, claims.notBefore],
    [LABEL.code, codeToBytes(claims.code)],
    [LABEL.typeCode, claims.typeCode],
  ]);
  if (claims.name !== undefined) members.set(LABEL.name, claims.name.normalize('NFC'));
  if (claims.status !== undefined) {
    members.set(LABEL.list, claims.status.list).set(LABEL.position, claims.status.position);
  }
  return members;
}

function identityIn(members: CborMap): Omit<CompactClaims, 'name' | 'status'> | null {
  const cti = members.get(LABEL.code);
  const code = cti instanceof Uint8Array ? codeFromBytes(cti) : null;
  const typeCode = members.get(LABEL.typeCode);
  const notBefore = members.get(LABEL.notBefore);
  const expires = members.get(LABEL.expires);
  if (code === null || !isUnsigned(typeCode) || !isUnsigned(notBefore) || !isUnsigned(expires)) return null;
  return notBefore < expires && expires <= LAST_INSTANT ? { code, typeCode, notBefore, expires } : null;
}

function nameIn(members: CborMap): Pick<CompactClaims, 'name'> | null {
  const name = members.get(LABEL.name);
  if (name === undefined) return {};
  if (typeof name !== 'string' || name === '' || name !== name.normalize('NFC')) return null;
  return new TextEncoder().encode(name).length <= NAME_BYTES_AT_MOST ? { name } : null;
}

function statusIn(members: CborMap): Pick<CompactClaims, 'status'> | null {
  const list = members.get(LABEL.list);
  const position = members.get(LABEL.position);
  if (list === undefined && position === undefined) return {};
  return isUnsigned(list) && isUnsigned(position) ? { status: { list, position } } : null;
}

function isUnsigned(value: CborValue | undefined): value is number {
  return typeof value === 'number' && value >= 0;
}
