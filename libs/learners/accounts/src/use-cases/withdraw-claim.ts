import { Injectable } from '@nestjs/common';

import { Clock } from '#platform/clock';
import { Journal } from '#platform/journal';
import { UnitsOfWork } from '#platform/persistence';
import type { MemberActor } from '#platform/tenancy';

import { claimWithdrawn } from '../domain/claim.events.js';
import { ClaimStore } from '../store/claim.store.js';

export type WithdrawClaimOutcome =
  | { readonly kind: 'claim-withdrawn'; readonly learnerId: string }
  | { readonly kind: 'learner-unknown' }
  /** None was drawn, it was used, or it is over. */
  | { readonly kind: 'no-claim-open' };

/** Makes the code of a learner worthless, printed or mailed. */
@Injectable()
export class WithdrawClaim {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly claims: ClaimStore,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  run(actor: MemberActor, learnerId: string): Promise<WithdrawClaimOutcome> {
    return this.units.write(actor, async (unit): Promise<WithdrawClaimOutcome> => {
      const [learner] = await this.claims.claimants(unit, [learnerId]);
      if (!learner) return unit.leaveUntouched({ kind: 'learner-unknown' });
      const withdrawn = await this.claims.withdraw(unit, [learner.id], this.clock.now());
      if (withdrawn.length === 0) return unit.leaveUntouched({ kind: 'no-claim-open' });
      await this.journal.append(unit, claimWithdrawn(learner.id));
      return { kind: 'claim-withdrawn', learnerId: learner.id };
    });
  }
}
