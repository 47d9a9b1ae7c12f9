import { randomBytes, randomUUID } from 'node:crypto';

import { Injectable } from '@nestjs/common';

import { type AgencyNotAuthorised, AgencyStandings } from '#authority/agencies';
import { Clock, dayOf, type Instant, plusMilliseconds } from '#platform/clock';
import { Journal } from '#platform/journal';
import { UnitsOfWork } from '#platform/persistence';
import type { MemberActor } from '#platform/tenancy';

import { claimDrawn } from '../domain/claim.events.js';
import type { Claim, Claimant } from '../domain/claim.js';
import {
  CLAIM_LIFETIME,
  type ClaimCode,
  claimCodeHash,
  formatClaimCode,
  newClaimCode,
} from '../domain/claim-code.js';
import { ClaimStore } from '../store/claim.store.js';

/** As many as fit on a few sheets of slips. */
export const MOST_CLAIMS = 100;

/** A code as it is printed: shown this once, and kept nowhere. */
export interface DrawnClaim {
  readonly learnerId: string;
  readonly displayName: string;
  readonly code: string;
  readonly expiresAt: Instant;
}

export type DrawClaimCodesOutcome =
  { readonly kind: 'claims-drawn'; readonly claims: readonly DrawnClaim[] } | ClaimsRefused;

export type ClaimsRefused =
  | { readonly kind: 'nothing-selected' }
  | { readonly kind: 'too-many-selected'; readonly most: number }
  | { readonly kind: 'learners-unknown'; readonly count: number }
  | AgencyNotAuthorised;

/** Prints codes with which learners open their accounts, for all who are named or for nobody. A code before dies. */
@Injectable()
export class DrawClaimCodes {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly claims: ClaimStore,
    private readonly standings: AgencyStandings,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  async run(actor: MemberActor, learnerIds: readonly string[]): Promise<DrawClaimCodesOutcome> {
    const wanted = [...new Set(learnerIds)];
    if (wanted.length === 0) return { kind: 'nothing-selected' };
    if (wanted.length > MOST_CLAIMS) return { kind: 'too-many-selected', most: MOST_CLAIMS };
    return this.units.write(actor, async (unit): Promise<DrawClaimCodesOutcome> => {
      const people = await this.claims.claimants(unit, wanted);
      const count = wanted.length - people.length;
      if (count > 0) return unit.leaveUntouched({ kind: 'learners-unknown', count });
      const now = this.clock.now();
      const standing = await this.standings.mayAct(unit, actor.agencyId, dayOf(now));
      if (standing.kind === 'agency-not-authorised') return unit.leaveUntouched(standing);

      const drawn = people.map((person) => drawFor(person, actor, now));
      await this.claims.withdraw(unit, wanted, now);
      await this.claims.add(
        unit,
        drawn.map(({ claim }) => claim),
      );
      await this.journal.appendAll(
        unit,
        drawn.map(({ claim }) => claimDrawn(claim)),
      );
      return { kind: 'claims-drawn', claims: drawn.map(({ slip }) => slip) };
    });
  }
}

function drawFor({ id: learnerId, displayName }: Claimant, { accountId }: MemberActor, now: Instant) {
  const code: ClaimCode = newClaimCode(randomBytes);
  const expiresAt = plusMilliseconds(now, CLAIM_LIFETIME);
  const claim: Claim = {
    id: randomUUID(),
    learnerId,
    kind: 'PRINTED',
    codeHash: claimCodeHash(code),
    drawnBy: accountId,
    drawnAt: now,
    expiresAt,
  };
  return { claim, slip: { learnerId, displayName, code: formatClaimCode(code), expiresAt } };
}
