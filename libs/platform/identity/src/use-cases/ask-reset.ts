import { randomUUID } from 'node:crypto';

import { type Clock, plusMilliseconds } from '#platform/clock';
import type { Outbox } from '#platform/outbox';
import type { UnitsOfWork } from '#platform/persistence';

import { emailOf } from '../domain/account.js';
import { RESET_LIFETIME } from '../domain/reset-token.js';
import type { TooManyAttempts } from '../limits/attempt-limits.js';
import type { ResetLimits } from '../limits/reset-limits.js';
import type { ResetStore } from '../store/reset.store.js';

export interface ResetQuestion {
  readonly email: string;
  /** Where the request came from. */
  readonly address: string;
}

/** `asked` says nothing of whether there is such an account, or whether a mail goes out. */
export type AskResetOutcome = { readonly kind: 'asked' } | TooManyAttempts;

/**
 * Somebody forgot the password of an account. One answer and the same statements for every address, known or not, and
 * for one that asked too often (T71); only a network that asks too often is told so.
 */
export class AskReset {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly resets: ResetStore,
    private readonly limits: ResetLimits,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  run(question: ResetQuestion): Promise<AskResetOutcome> {
    const email = emailOf(question.email) ?? '';
    return this.units.identify(async (unit): Promise<AskResetOutcome> => {
      const tooMany = await this.limits.network(unit, question.address);
      if (tooMany) return tooMany;
      if (!(await this.limits.admits(unit, email))) return { kind: 'asked' };
      const [id, now] = [randomUUID(), this.clock.now()];
      await this.resets.ask(unit, { id, email, now, endsAt: plusMilliseconds(now, RESET_LIFETIME) });
      await this.outbox.publish(unit, { type: 'password.reset-asked', payload: { resetId: id } });
      return { kind: 'asked' };
    });
  }
}
