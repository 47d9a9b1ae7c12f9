import { randomUUID } from 'node:crypto';

import { Injectable } from '@nestjs/common';

import { AgencyStandings } from '#authority/agencies';
import { dayOf, type Instant, plusMilliseconds } from '#platform/clock';
import { type Budget, Budgets, type TooManyAttempts } from '#platform/identity';
import { UnitsOfWork, type WriteUnit } from '#platform/persistence';
import type { MemberActor } from '#platform/tenancy';

import type { Claim, Claimant } from '../domain/claim.js';
import { CLAIM_LIFETIME } from '../domain/claim-code.js';
import { ClaimStore } from '../store/claim.store.js';
import { ClaimTelling } from './claim-telling.js';
import { type ClaimsRefused, MOST_CLAIMS } from './draw-claim-codes.js';

const DAY = 86_400_000;

export interface InvitedLearners {
  readonly kind: 'learners-invited';
  readonly invited: number;
  /** Learners without an address: they are given a printed code. */
  readonly withoutAddress: readonly Claimant[];
  /** Learners whose address has had its share of such mails today. */
  readonly mailedEnough: readonly Claimant[];
}

export type InviteLearnersOutcome = InvitedLearners | ClaimsRefused | TooManyAttempts;

/** Has codes mailed to learners who have an address. Each is judged by itself; the worker draws the code into the mail. */
@Injectable()
export class InviteLearners {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly claims: ClaimStore,
    private readonly standings: AgencyStandings,
    private readonly budgets: Budgets,
    private readonly telling: ClaimTelling,
  ) {}

  async run(actor: MemberActor, learnerIds: readonly string[]): Promise<InviteLearnersOutcome> {
    const wanted = [...new Set(learnerIds)];
    if (wanted.length === 0) return { kind: 'nothing-selected' };
    if (wanted.length > MOST_CLAIMS) return { kind: 'too-many-selected', most: MOST_CLAIMS };
    return this.units.write(actor, async (unit): Promise<InviteLearnersOutcome> => {
      const people = await this.claims.claimants(unit, wanted);
      const count = wanted.length - people.length;
      if (count > 0) return unit.leaveUntouched({ kind: 'learners-unknown', count });
      const standing = await this.standings.mayAct(unit, actor.agencyId, dayOf(this.telling.now()));
      if (standing.kind === 'agency-not-authorised') return unit.leaveUntouched(standing);

      const withoutAddress = people.filter(({ email }) => email === null);
      const admitted = await this.admitted(actor, people);
      if (admitted.kind === 'too-many-attempts') return unit.leaveUntouched(admitted);
      const { people: invited, mailedEnough } = admitted;
      const outcome = {
        kind: 'learners-invited',
        invited: invited.length,
        withoutAddress,
        mailedEnough,
      } as const;
      if (invited.length === 0) return unit.leaveUntouched(outcome);
      await this.invite(unit, actor, invited);
      return outcome;
    });
  }

  private async invite(unit: WriteUnit, actor: MemberActor, people: readonly Claimant[]): Promise<void> {
    const now = this.telling.now();
    const drawn = people.map(({ id }) => mailedClaim(id, actor, now));
    await this.claims.withdraw(
      unit,
      people.map(({ id }) => id),
      now,
    );
    await this.claims.add(unit, drawn);
    await this.telling.invited(unit, drawn);
  }

  /** Counted before anything is written: mail that is refused once more costs nothing but a number. */
  private admitted(
    { agencyId }: MemberActor,
    people: readonly Claimant[],
  ): Promise<{ kind: 'admitted'; people: Claimant[]; mailedEnough: Claimant[] } | TooManyAttempts> {
    const { rules } = this.budgets;
    const ofAgency: Budget = { of: 'claim-mails-of', most: rules.claimMailsOfAgency, window: DAY };
    const toAddress: Budget = { of: 'claim-mails-to', most: rules.claimMailsToAddress, window: DAY };
    return this.units.identify(async (unit) => {
      const admitted: Claimant[] = [];
      const mailedEnough: Claimant[] = [];
      for (const person of people.filter(({ email }) => email !== null)) {
        const tooMany = await this.budgets.take(unit, ofAgency, agencyId);
        if (tooMany) return tooMany;
        const isEnough = await this.budgets.take(unit, toAddress, person.email ?? '');
        (isEnough ? mailedEnough : admitted).push(person);
      }
      return { kind: 'admitted', people: admitted, mailedEnough };
    });
  }
}

function mailedClaim(learnerId: string, { accountId }: MemberActor, now: Instant): Claim {
  return {
    id: randomUUID(),
    learnerId,
    kind: 'MAILED',
    codeHash: null,
    drawnBy: accountId,
    drawnAt: now,
    expiresAt: plusMilliseconds(now, CLAIM_LIFETIME),
  };
}
