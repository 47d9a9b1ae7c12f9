import { createHmac, createPublicKey } from 'node:crypto';

import { canonicalBytes, type EcPublicJwk, type JsonObject, type JsonValue, keyId } from '#proof/claims';

import { highTwin } from './high-twin.js';

/** A token that was really issued, and what it takes to sign another with the same key. */
export interface GenuineToken {
  readonly jwt: string;
  readonly origin: string;
  readonly kid: string;
  readonly jwk: EcPublicJwk;
  sign(bytes: Uint8Array): Uint8Array;
}

/** Somebody else who has a P-256 key. */
export interface Stranger {
  readonly jwk: EcPublicJwk;
  sign(bytes: Uint8Array): Uint8Array;
}

/**
 * Every token that a verifier of JWTs was ever talked into believing, made from a genuine one (reliability P05): by
 * what it would take to believe it, and named by the threat. None of them is to be accepted anywhere.
 */
export function tokenForgeries(genuine: GenuineToken, stranger: Stranger): Readonly<Record<string, string>> {
  const bench = new Bench(genuine);
  return {
    ...otherAlgorithms(bench),
    ...headersWithMore(bench, stranger),
    ...otherKids(bench),
    ...otherTypes(bench),
    ...otherSpellings(bench),
    ...otherPayloads(bench),
    ...otherSignatures(bench),
    ...otherShapes(bench),
    'a stranger’s signature': bench.over(bench.header, bench.payload, stranger),
  };
}

/** The genuine token in its parts. */
class Bench {
  readonly header: JsonObject;
  readonly payload: Buffer;
  readonly parts: readonly [string, string, string];

  constructor(readonly genuine: GenuineToken) {
    this.parts = genuine.jwt.split('.') as [string, string, string];
    this.header = JSON.parse(Buffer.from(this.parts[0], 'base64url').toString()) as JsonObject;
    this.payload = Buffer.from(this.parts[1], 'base64url');
  }

  /** Really signed by our key, with another header or payload. */
  signed(header: JsonValue | string, payload: Uint8Array | string = this.payload): string {
    return this.over(header, payload, this.genuine);
  }

  over(
    header: JsonValue | string,
    payload: Uint8Array | string,
    { sign }: Pick<GenuineToken, 'sign'>,
  ): string {
    const text = `${headText(header)}.${base64url(payload)}`;
    return `${text}.${base64url(sign(Buffer.from(text)))}`;
  }

  hmac(secret: string | Uint8Array, changed: JsonObject): string {
    const text = `${headText({ ...this.header, ...changed })}.${this.parts[1]}`;
    return `${text}.${base64url(createHmac('sha256', secret).update(text).digest())}`;
  }

  /** The genuine payload and another signature. */
  withSignature(bytes: Uint8Array | string): string {
    const tail = typeof bytes === 'string' ? bytes : base64url(bytes);
    return `${this.parts[0]}.${this.parts[1]}.${tail}`;
  }
}

type Forgeries = Record<string, string>;

function otherAlgorithms(bench: Bench): Forgeries {
  const { header, genuine, parts } = bench;
  const none = ['none', 'None', 'NONE', 'nOnE', 'none ', '\u0000none'].flatMap((alg) => {
    const unsigned = `${headText({ ...header, alg })}.${parts[1]}.`;
    const name = `T31 alg ${JSON.stringify(alg)}`;
    return [
      [`${name} without a signature`, unsigned],
      [`${name} with the old signature`, unsigned + parts[2]],
      [`${name} really signed`, bench.signed({ ...header, alg })],
    ] as const;
  });
  const named = (alg: JsonValue): string => bench.signed({ ...header, alg });
  const key = createPublicKey({ key: { ...genuine.jwk }, format: 'jwk' });
  const pem = key.export({ type: 'spki', format: 'pem' }) as string;
  return {
    ...Object.fromEntries(none),
    'T31 HS256 with the public key in PEM': bench.hmac(pem, { alg: 'HS256' }),
    'T31 HS256 with the public key in DER': bench.hmac(key.export({ type: 'spki', format: 'der' }), {
      alg: 'HS256',
    }),
    'T31 HS256 with the public key as JWK': bench.hmac(JSON.stringify(genuine.jwk), { alg: 'HS256' }),
    'T31 HS256 with an empty key': bench.hmac('', { alg: 'HS256' }),
    'T31 HMAC under the name ES256': bench.hmac(pem, {}),
    'T31 RS256': named('RS256'),
    'T31 ES384': named('ES384'),
    'T31 ES256K': named('ES256K'),
    'T31 ESP256': named('ESP256'),
    'T31 alg in small letters': named('es256'),
    'T31 alg as a list': named(['ES256']),
    'T31 no alg': bench.signed(without(header, 'alg')),
  };
}

function headersWithMore(bench: Bench, stranger: Stranger): Forgeries {
  const { header, genuine, payload } = bench;
  const more = (members: JsonObject): string => bench.signed({ ...header, ...members });
  return {
    'T32 jwk of a stranger': bench.over({ ...header, jwk: { ...stranger.jwk } }, payload, stranger),
    'T32 jwk, ours': more({ jwk: { ...genuine.jwk } }),
    'T32 jku': more({ jku: 'https://evil.example/jwks.json' }),
    'T32 x5u': more({ x5u: 'https://evil.example/x.pem' }),
    'T32 x5c': more({ x5c: ['MIIB'] }),
    'T32 crit': more({ crit: ['exp'] }),
    'T32 empty crit': more({ crit: [] }),
    'T32 b64 false': more({ b64: false, crit: ['b64'] }),
    'T32 b64 true': more({ b64: true }),
    'T32 zip': more({ zip: 'DEF' }),
    'T32 cty': more({ cty: 'vc' }),
    'T32 an unknown member': more({ x: 1 }),
  };
}

function otherKids(bench: Bench): Forgeries {
  const { header, genuine } = bench;
  const { origin, kid } = genuine;
  const named = (other: JsonValue): string => bench.signed({ ...header, kid: other });
  const name = `${origin}/keys/${kid}`;
  return {
    'T33 no kid': bench.signed(without(header, 'kid')),
    'T33 a bare kid': named(kid),
    'T33 kid as a number': named(7),
    'T33 kid with a query': named(`${name}?x=1`),
    'T33 kid with a fragment': named(`${name}#x`),
    'T33 kid with a slash after it': named(`${name}/`),
    'T33 kid with a newline': named(`${name}\n`),
    'T33 kid in capitals': named(`${origin}/keys/${kid.toUpperCase()}`),
    'T33 kid below another host': named(`https://evil.example/keys/${kid}`),
    'T33 kid behind a user': named(`${origin}@evil.example/keys/${kid}`),
    'T33 kid with a path': named(`${origin}/x/keys/${kid}`),
    'T33 kid that climbs': named(`${origin}/keys/../keys/${kid}`),
    'T33 kid __proto__': named(`${origin}/keys/__proto__`),
    'T33 kid with SQL': named(`${origin}/keys/' or 1=1 --`),
    'T33 kid of 10,000 letters': named(`${origin}/keys/${'a'.repeat(10_000)}`),
  };
}

function otherTypes(bench: Bench): Forgeries {
  const typed = (typ: string): string => bench.signed({ ...bench.header, typ });
  return {
    'T37 typ of a key list': typed('lphq-keys+jwt'),
    'T37 typ of a certificate': typed('lphq-operating-key+jwt'),
    'T37 typ vc+jwt': typed('vc+jwt'),
    'T37 typ in small letters': typed('jwt'),
    'T37 no typ': bench.signed(without(bench.header, 'typ')),
  };
}

function otherSpellings(bench: Bench): Forgeries {
  const { header, signed } = { header: bench.header, signed: (text: string) => bench.signed(text) };
  const kid = keyId(bench.genuine.origin, bench.genuine.kid);
  return {
    'T34 a header with a space': signed(`${JSON.stringify(header)} `),
    'T34 a header with a member twice': signed(`{"alg":"ES256","alg":"ES256","kid":"${kid}","typ":"JWT"}`),
    'T34 a header with alg none first': signed(`{"alg":"none","alg":"ES256","kid":"${kid}","typ":"JWT"}`),
    'T34 a header in another order': signed(`{"typ":"JWT","alg":"ES256","kid":"${kid}"}`),
    'T34 a header with an escape': signed(`{"alg":"ES\\u0032\\u0035\\u0036","kid":"${kid}","typ":"JWT"}`),
    'T34 a header with a byte order mark': signed(`\uFEFF${JSON.stringify(header)}`),
    'T34 an empty header': signed('{}'),
    'T34 a header that is a list': signed('[]'),
  };
}

function otherPayloads(bench: Bench): Forgeries {
  const text = bench.payload.toString();
  const stating = (payload: string): string => bench.signed(bench.header, payload);
  return {
    'T34 a payload with a member twice': stating(text.replace('{', '{"exp":9,')),
    'T34 a payload with a space': stating(`${text} `),
    'T34 a payload that is no JSON': stating('hello'),
    'T34 an empty payload': stating(''),
    'T35 a payload thirteen levels deep': stating('['.repeat(13) + ']'.repeat(13)),
  };
}

function otherSignatures(bench: Bench): Forgeries {
  const [head, body, tail] = bench.parts;
  const signature = Buffer.from(tail, 'base64url');
  const signedBy = (bytes: Uint8Array | string): string => bench.withSignature(bytes);
  return {
    'T34 the high twin': signedBy(highTwin(signature)),
    'T34 a signature of zeros': signedBy(new Uint8Array(64)),
    'T34 r of zero': signedBy(Buffer.concat([Buffer.alloc(32), signature.subarray(32)])),
    'T34 a signature in DER': signedBy(Buffer.from('3006020101020101', 'hex')),
    'T34 a signature of 63 bytes': signedBy(signature.subarray(0, 63)),
    'T34 a signature of 65 bytes': signedBy(Buffer.concat([signature, Buffer.of(0)])),
    'T34 no signature': `${head}.${body}.`,
    'T34 a spare bit in the signature': signedBy(spareBit(tail)),
    'T34 padding behind the signature': signedBy(`${tail}==`),
    'T34 base64 instead of base64url': signedBy(signature.toString('base64')),
  };
}

function otherShapes({ parts: [head, body, tail], genuine: { jwt } }: Bench): Forgeries {
  return {
    'T34 padding behind the header': `${head}=.${body}.${tail}`,
    'T34 a newline at the end': `${jwt}\n`,
    'T34 a newline in the middle': `${head}.\n${body}.${tail}`,
    'T34 a space before': ` ${jwt}`,
    'T34 four parts': `${jwt}.x`,
    'T34 five parts': `${jwt}.x.y`,
    'T34 two parts': `${head}.${body}`,
    'T34 nothing between the points': '..',
    'T34 a JWS in JSON': JSON.stringify({ protected: head, payload: body, signature: tail }),
  };
}

function headText(header: JsonValue | string): string {
  return base64url(typeof header === 'string' ? header : canonicalBytes(header));
}

function base64url(bytes: Uint8Array | string): string {
  return Buffer.from(bytes).toString('base64url');
}

function without(header: JsonObject, name: string): JsonObject {
  return Object.fromEntries(Object.entries(header).filter(([member]) => member !== name));
}

/** The last letter of 64 bytes holds four bits that count for nothing. */
function spareBit(text: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return text.slice(0, -1) + letters.charAt(letters.indexOf(text.slice(-1)) ^ 1);
}
