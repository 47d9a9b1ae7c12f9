import type { Clock } from '#platform/clock';
import type { UnitsOfWork } from '#platform/persistence';

import { newSessionId, renewSession, sessionHash } from '../domain/session.js';
import type { AttemptLimits } from '../limits/attempt-limits.js';
import type { Entrance } from './sign-in.js';
import type { ProofRefused, StandingProof, StepUpRequest } from './standing-proof.js';

export type StepUpOutcome = { readonly kind: 'stepped-up'; readonly sessionId: string } | ProofRefused;

/**
 * Proves that whoever holds the session is its person still: the password once more, under the limits of sign-in. The
 * session goes on under a new id, for no longer than it would have; the id before is dead (T22, T69). A stub: passkeys
 * take the password’s place here (docs/decisions/0014-sign-in-limits-and-step-up.md).
 */
export class StepUp {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly entrance: Entrance,
    private readonly proof: StandingProof,
    private readonly limits: AttemptLimits,
    private readonly clock: Clock,
  ) {}

  async run(request: StepUpRequest): Promise<StepUpOutcome> {
    const proved = await this.proof.run(request);
    if (proved.kind !== 'proved') return proved;
    const { before, session: standing, passwordHash } = proved;
    const sessionId = newSessionId();
    const session = renewSession(standing, sessionHash(sessionId) as Uint8Array, this.clock.now());
    return this.units.identify(async (unit): Promise<StepUpOutcome> => {
      const isOpen = await this.entrance.opening.inPlaceOf(unit, before, { session, passwordHash });
      if (!isOpen) return { kind: 'not-signed-in' };
      await this.limits.clear(unit, { door: 'step-up', email: standing.email, address: '' });
      return { kind: 'stepped-up', sessionId };
    });
  }
}
