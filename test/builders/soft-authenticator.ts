import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

import { encode } from 'cbor2';

/** What an authenticator and its browser say; each part can be forged by itself. */
export interface Said {
  readonly type: string;
  readonly origin: string;
  readonly rpId: string;
  readonly challenge: string;
  /** That the device saw whose hand it was in. */
  readonly personVerified: boolean;
  readonly counter: number;
  /** Whose credential it says to be, as base64url. */
  readonly credentialId: string;
  readonly userHandle: string | null;
}

const PRESENT = 0x01;
const VERIFIED = 0x04;
const WITH_KEY = 0x40;

/**
 * A passkey without a device: a P-256 key of its own, told as COSE, and signatures by node:crypto, so that nothing of the
 * library that judges them made them. It says the truth unless it is told what to say instead.
 */
export class SoftAuthenticator {
  private readonly keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  readonly credentialId = randomBytes(32).toString('base64url');

  constructor(private readonly origin: string) {}

  /** The answer to a question for a new passkey. */
  make({ challenge }: { readonly challenge: string }, forged: Partial<Said> = {}): object {
    const said = this.said('webauthn.create', challenge, forged);
    const id = Buffer.from(said.credentialId, 'base64url');
    const length = Buffer.alloc(2);
    length.writeUInt16BE(id.length);
    const authData = Buffer.concat([head(said, WITH_KEY), Buffer.alloc(16), length, id, this.coseKey()]);
    const object = new Map<string, unknown>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', new Uint8Array(authData)],
    ]);
    return answer(said, {
      clientDataJSON: base64(clientData(said)),
      attestationObject: base64(encode(object)),
      transports: ['internal'],
    });
  }

  /** The answer to a question for signing in. */
  signIn({ challenge }: { readonly challenge: string }, forged: Partial<Said> = {}): object {
    const said = this.said('webauthn.get', challenge, forged);
    const authData = head(said, 0);
    const client = clientData(said);
    const signed = Buffer.concat([authData, createHash('sha256').update(client).digest()]);
    return answer(said, {
      clientDataJSON: base64(client),
      authenticatorData: base64(authData),
      signature: base64(sign('sha256', signed, this.keys.privateKey)),
      ...(said.userHandle === null ? {} : { userHandle: said.userHandle }),
    });
  }

  private said(type: string, challenge: string, forged: Partial<Said>): Said {
    const { origin, credentialId } = this;
    const rpId = new URL(origin).hostname;
    const truth = { personVerified: true, counter: 0, userHandle: null };
    return { type, origin, rpId, challenge, credentialId, ...truth, ...forged };
  }

  /** RFC 9053: an EC2 key for ES256 on P-256. */
  private coseKey(): Uint8Array {
    const { x = '', y = '' } = this.keys.publicKey.export({ format: 'jwk' });
    const [KTY, ALG, CRV, X, Y] = [1, 3, -1, -2, -3];
    const [EC2, ES256, P256] = [2, -7, 1];
    return encode(
      new Map<number, unknown>([
        [KTY, EC2],
        [ALG, ES256],
        [CRV, P256],
        [X, new Uint8Array(Buffer.from(x, 'base64url'))],
        [Y, new Uint8Array(Buffer.from(y, 'base64url'))],
      ]),
    );
  }
}

/** The hash of the party's id, the flags and the counter, as WebAuthn lays them out. */
function head({ rpId, personVerified, counter }: Said, flags: number): Buffer {
  const rest = Buffer.alloc(5);
  rest.writeUInt8(PRESENT | (personVerified ? VERIFIED : 0) | flags);
  rest.writeUInt32BE(counter, 1);
  return Buffer.concat([createHash('sha256').update(rpId).digest(), rest]);
}

function clientData({ type, challenge, origin }: Said): Buffer {
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}

function answer({ credentialId: id }: Said, response: object): object {
  return { id, rawId: id, type: 'public-key', response, clientExtensionResults: {} };
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}
