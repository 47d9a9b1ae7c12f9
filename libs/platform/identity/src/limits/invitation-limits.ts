import { type Clock, plusMilliseconds } from '#platform/clock';
import type { ReadUnit } from '#platform/persistence';

import { INVITATION_WINDOW } from '../domain/sign-in-rules.js';
import type { AttemptStore } from '../store/attempt.store.js';
import { AttemptKeys } from './attempt-keys.js';
import type { LimitSettings, TooManyAttempts } from './attempt-limits.js';

/**
 * How often a network may hold up a token that opens nothing (reliability 3b): counted before the token is looked at,
 * and given back where it was sound, so that an office may come in on one morning.
 */
export class InvitationLimits {
  private readonly keys: AttemptKeys;

  constructor(
    private readonly store: AttemptStore,
    private readonly settings: Pick<LimitSettings, 'rules' | 'secret'>,
    private readonly clock: Clock,
  ) {
    this.keys = new AttemptKeys(settings.secret);
  }

  /** Counts one more; says so where it is one too many. */
  async take(unit: ReadUnit, address: string): Promise<TooManyAttempts | null> {
    const now = this.clock.now();
    const end = plusMilliseconds(now, INVITATION_WINDOW);
    const { taken, endsAt } = await this.store.take(unit, this.keys.invitations(address), now, end);
    if (taken <= this.settings.rules.invitationAttempts) return null;
    const seconds = Math.ceil((endsAt.getTime() - now.getTime()) / 1_000);
    return { kind: 'too-many-attempts', retryAfter: Math.max(seconds, 1) };
  }

  giveBack(unit: ReadUnit, address: string): Promise<void> {
    return this.store.giveBack(unit, this.keys.invitations(address));
  }
}
