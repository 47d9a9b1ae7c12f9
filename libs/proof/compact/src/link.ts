import { asciiUpper } from './ascii.js';
import { decodeBase32, normaliseBase32 } from './base32.js';
import { type Code, parseCode } from './code.js';
import { PROOF_CHARACTERS_AT_MOST } from './proof.js';

const LINK_CHARACTERS_AT_MOST = 1024;
/** Longer than any typed code, and shorter than any signature in base32: a code is never taken for a proof. */
const PROOF_CHARACTERS_AT_LEAST = 65;
const PATH = /^\/[vV]\/([^#?/]*)\/?(?:\?lang=(?:en|fr))?(?:#(.*))?$/;

export type ParsedLink =
  /** The code in the path and the proof's own are each read; the reader compares them. */
  | { readonly kind: 'full'; readonly code: Code; readonly proofText: string }
  | { readonly kind: 'short'; readonly code: Code }
  | { readonly kind: 'proof'; readonly proofText: string }
  /** An address, but not of ours. */
  | { readonly kind: 'foreign' }
  | { readonly kind: 'mistyped' }
  | { readonly kind: 'malformed' };

/** The link that any camera opens: `ORIGIN/v/CODE`. */
export function shortLink(origin: string, code: Code): string {
  return `${origin}/v/${code}`;
}

/** The short link with the proof after `#`, where no server sees it. */
export function fullLink(origin: string, code: Code, proofText: string): string {
  return `${shortLink(origin, code)}#${proofText}`;
}

/** The short link in capitals, which a symbol holds in fewer modules. */
export function capitalLink(origin: string, code: Code): string {
  return asciiUpper(shortLink(origin, code));
}

/**
 * Says what a scanned or pasted text is, and never throws. Ours is exactly the origin (scheme and host in any
 * letter case), `/v/` or `/V/` and a code: no user, other port or further path (threat T29). As our own page's
 * address is pasted too, the code may be followed by `/`, and then by `?lang=en` or `?lang=fr`; by nothing else.
 * A short link takes the code as `parseCode` does, a full link plain.
 */
export function parseLink(text: string, origin: string): ParsedLink {
  if (text.length > LINK_CHARACTERS_AT_MOST) return { kind: 'malformed' };
  const path = pathUnder(origin, text);
  if (path !== null) return parsePath(path);
  if (/[/:]/.test(text)) return { kind: 'foreign' };

  const proofText = canonicalProof(text.replace(/^#/, ''));
  return proofText === null ? { kind: 'malformed' } : { kind: 'proof', proofText };
}

/** What follows the origin; null when the text names another, `ORIGIN.example` and `ORIGIN@example` included. */
function pathUnder(origin: string, text: string): string | null {
  const isOurs = asciiUpper(text.slice(0, origin.length)) === asciiUpper(origin);
  const rest = text.slice(origin.length);
  return isOurs && /^(?:[/?#]|$)/.test(rest) ? rest : null;
}

function parsePath(path: string): ParsedLink {
  const [, typed, fragment] = PATH.exec(path) ?? [];
  if (typed === undefined) return { kind: 'malformed' };
  const parsed = parseCode(typed);
  if (parsed.kind !== 'code') return { kind: parsed.kind };
  if (fragment === undefined) return { kind: 'short', code: parsed.code };

  const proofText = canonicalProof(fragment);
  const isPlain = asciiUpper(typed) === parsed.code;
  return proofText !== null && isPlain
    ? { kind: 'full', code: parsed.code, proofText }
    : { kind: 'malformed' };
}

function canonicalProof(text: string): string | null {
  if (text.length < PROOF_CHARACTERS_AT_LEAST || text.length > PROOF_CHARACTERS_AT_MOST) return null;
  const proofText = normaliseBase32(text);
  return decodeBase32(proofText) === null ? null : proofText;
}
