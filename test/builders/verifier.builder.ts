import { createLogger } from '#platform/telemetry';

import { type Given, startVerifier, type Verifier } from '../../apps/verifier/src/start-verifier.js';
import type { ScanScene } from './scan-scene.js';

/** A verifier of the scene's badges, on a port of its own; silent, unless it is given a log. */
export function aVerifierOf(scene: ScanScene, databaseUrl: string, given: Given): Promise<Verifier> {
  return startVerifier(
    {
      port: 0,
      host: '127.0.0.1',
      verifyOrigin: scene.origin,
      databaseUrl,
      rootPublicJwk: scene.tree.root.jwk,
      trustedProxies: [],
      production: false,
    },
    { log: createLogger('test', 'silent'), ...given },
  );
}
