/** The proof in the link: what a badge states, in a form that any camera carries and anyone can check offline. */
export { decodeBase32, encodeBase32, normaliseBase32 } from './base32.js';
export { type Code, codeToBytes, formatCode, newCode, parseCode, type ParsedCode } from './code.js';
export { type CoseSign1, toBeSigned } from './cose-sign1.js';
export { type CompactClaims, decodeClaims, encodeClaims, NAME_BYTES_AT_MOST } from './cwt.js';
export { capitalLink, fullLink, type ParsedLink, parseLink, shortLink } from './link.js';
export { isLowS, toLowS } from './low-s.js';
export { assembleProof, type MalformedProof, type ReadProof, readProof, signatureHolds } from './proof.js';
