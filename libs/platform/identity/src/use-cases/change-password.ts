import type { Clock } from '#platform/clock';
import type { UnitsOfWork } from '#platform/persistence';
import { onOwnAccount } from '#platform/tenancy';

import { passwordProblems, type RefusedAccount } from '../domain/account.js';
import { newSessionId, renewSession, sessionHash } from '../domain/session.js';
import type { PasswordHashes } from '../passwords/password-hashes.js';
import type { StandingSession } from '../store/session.store.js';
import type { GivePassword } from './give-password.js';
import type { Entrance } from './sign-in.js';
import type { ProofRefused, StandingProof, StepUpRequest } from './standing-proof.js';

export interface PasswordChange extends StepUpRequest {
  /** What the password is to be. */
  readonly next: string;
  readonly requestId: string;
}

export type ChangePasswordOutcome =
  { readonly kind: 'password-changed'; readonly sessionId: string } | ProofRefused | RefusedAccount;

/** Who may change a password, and how they go on. */
export interface ChangingParts {
  readonly proof: StandingProof;
  readonly giving: GivePassword;
  readonly entrance: Entrance;
  readonly hashes: PasswordHashes;
}

/**
 * Changes one’s own password, for whoever gives the present one, under the limits of a step-up. Every session of the
 * account ends with the old one, this one too, so that nobody who shares it goes on; its person does, in a new one.
 */
export class ChangePassword {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly parts: ChangingParts,
    private readonly clock: Clock,
  ) {}

  async run(request: PasswordChange): Promise<ChangePasswordOutcome> {
    const problems = passwordProblems(request.next);
    if (problems.length > 0) return { kind: 'invalid-input', problems };
    const proved = await this.parts.proof.run(request);
    if (proved.kind !== 'proved') return proved;
    const passwordHash = await this.parts.hashes.make(request.next);
    const isGiven = await this.give(proved.session, passwordHash, request.requestId);
    return isGiven ? this.goOn(proved.session, passwordHash) : { kind: 'not-signed-in' };
  }

  /** False where the session ended meanwhile: whoever set another password ended it, and theirs holds. */
  private give(session: StandingSession, passwordHash: string, requestId: string): Promise<boolean> {
    const { accountId, publicId } = session;
    const { giving } = this.parts;
    return this.units.write(onOwnAccount(accountId, requestId), async (unit) => {
      await giving.desk.accounts.openForUpdate(unit, accountId);
      if (!(await giving.desk.sessions.stands(unit, accountId, publicId))) return unit.leaveUntouched(false);
      await giving.run(unit, { accountId, passwordHash, by: 'change' });
      return true;
    });
  }

  private goOn(standing: StandingSession, passwordHash: string): Promise<ChangePasswordOutcome> {
    const sessionId = newSessionId();
    const session = renewSession(standing, sessionHash(sessionId) as Uint8Array, this.clock.now());
    return this.units.identify(async (unit): Promise<ChangePasswordOutcome> => {
      const isOpen = await this.parts.entrance.opening.run(unit, { session, passwordHash });
      return isOpen ? { kind: 'password-changed', sessionId } : { kind: 'not-signed-in' };
    });
  }
}
