import { encode } from 'cbor2';

import { decodeBase32, encodeBase32 } from '#proof/compact';

import { highTwin } from './high-twin.js';

/** A proof that was really issued, and what it takes to sign another with the same key. */
export interface GenuineProof {
  readonly proof: string;
  readonly shortKid: Uint8Array;
  sign(bytes: Uint8Array): Uint8Array;
}

type Header = ReadonlyMap<number, unknown>;

const EMPTY = new Uint8Array();
const SIGNATURE_BYTES = 64;

/** What COSE readers were ever talked into believing, made from a genuine compact proof (reliability P05). */
export function proofForgeries(genuine: GenuineProof, stranger: Pick<GenuineProof, 'sign'>) {
  const { proof, shortKid } = genuine;
  const bytes = decodeBase32(proof);
  if (bytes === null) throw new Error('This proof cannot be read.');
  const signature = bytes.slice(-SIGNATURE_BYTES);
  const payload = payloadIn(bytes, headerOf([1, -7], [4, shortKid]).length);
  const signed = (header: Header, unprotected: Header = new Map(), by = genuine, content = payload) => {
    const head = encode(header);
    return write([head, unprotected, content, by.sign(encode(['Signature1', head, EMPTY, content]))]);
  };
  const ours: Header = new Map<number, unknown>([[1, -7], [4, shortKid]]); // prettier-ignore
  const withAlgorithm = (alg: unknown): string => signed(new Map([...ours, [1, alg]]));
  const withSignature = (other: Uint8Array): string => write([encode(ours), new Map(), payload, other]);
  return {
    'T31 ES384': withAlgorithm(-35),
    'T31 EdDSA': withAlgorithm(-8),
    'T31 HMAC 256': withAlgorithm(5),
    'T31 no algorithm': signed(new Map([[4, shortKid]])),
    'T32 crit': signed(new Map([...ours, [2, [4]]])),
    'T32 a content type': signed(new Map([...ours, [3, 61]])),
    'T32 an x5chain': signed(new Map([...ours, [33, payload]])),
    'T32 an unprotected kid': signed(ours, new Map([[4, shortKid]])),
    'T33 no kid': signed(new Map([[1, -7]])),
    'T33 a kid that is a text': signed(new Map([...ours, [4, '../k']])),
    'T33 a kid of nobody': signed(new Map([...ours, [4, Uint8Array.of(0, 0, 0, 0)]])),
    'T34 the high twin': withSignature(highTwin(signature)),
    'T34 a signature of zeros': withSignature(new Uint8Array(SIGNATURE_BYTES)),
    'T34 a signature in DER': withSignature(Buffer.from('3006020101020101', 'hex')),
    'T34 a tag around it': encodeBase32(Uint8Array.of(0xd2, ...bytes)),
    'T34 a byte after it': encodeBase32(Uint8Array.of(...bytes, 0)),
    'T34 padding': `${proof}====`,
    'T34 a newline at the end': `${proof}\n`,
    'T34 a space inside': `${proof.slice(0, 9)} ${proof.slice(9)}`,
    'T35 over 512 bytes': signed(ours, new Map(), genuine, Uint8Array.of(...payload, ...new Uint8Array(400))),
    'T37 another payload': signed(ours, new Map(), genuine, encode({ iss: 'us' })),
    'a stranger’s signature': signed(ours, new Map(), { ...genuine, sign: stranger.sign }),
  };
}

function headerOf(...members: readonly (readonly [number, unknown])[]): Uint8Array {
  return encode(new Map(members));
}

/** Between the empty map that follows the header and the signature that ends it all. */
function payloadIn(proof: Uint8Array, headerBytes: number): Uint8Array {
  const afterHeader = 1 + 1 + headerBytes + 1;
  const from = afterHeader + (proof[afterHeader] === 0x58 ? 2 : 3);
  return proof.slice(from, -SIGNATURE_BYTES - 2);
}

function write(items: readonly unknown[]): string {
  return encodeBase32(encode(items));
}
