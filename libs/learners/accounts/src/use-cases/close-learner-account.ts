import { Injectable } from '@nestjs/common';

import { Clock } from '#platform/clock';
import { Journal } from '#platform/journal';
import { UnitsOfWork } from '#platform/persistence';
import type { MemberActor } from '#platform/tenancy';

import { accountClosed } from '../domain/claim.events.js';
import { ClaimStore } from '../store/claim.store.js';

export type CloseLearnerAccountOutcome =
  | { readonly kind: 'account-closed'; readonly learnerId: string }
  | { readonly kind: 'learner-unknown' }
  | { readonly kind: 'no-account' };

/**
 * Takes a learner's account away from this agency's record: every device is signed out in the same transaction, a code
 * that is open dies. What was handed in, judged and issued stays. A record in another agency keeps the account.
 */
@Injectable()
export class CloseLearnerAccount {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly claims: ClaimStore,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  run(actor: MemberActor, learnerId: string): Promise<CloseLearnerAccountOutcome> {
    return this.units.write(actor, async (unit): Promise<CloseLearnerAccountOutcome> => {
      const [learner] = await this.claims.claimants(unit, [learnerId]);
      if (!learner) return unit.leaveUntouched({ kind: 'learner-unknown' });
      const now = this.clock.now();
      if (!(await this.claims.close(unit, learner.id, now)))
        return unit.leaveUntouched({ kind: 'no-account' });
      await this.claims.withdraw(unit, [learner.id], now);
      await this.journal.append(unit, accountClosed(learner.id));
      return { kind: 'account-closed', learnerId: learner.id };
    });
  }
}
