import { Injectable } from '@nestjs/common';

import { Clock } from '#platform/clock';
import type { Unit } from '#platform/persistence';

import type { AccountStanding } from '../domain/claim.js';
import { ClaimStore } from '../store/claim.store.js';

/** How far learners' accounts are, for the agency's screens. */
@Injectable()
export class AccountStandings {
  constructor(
    private readonly claims: ClaimStore,
    private readonly clock: Clock,
  ) {}

  /** Of those who are the agency's; whoever never had a code is at NONE. */
  async of(unit: Unit, learnerIds: readonly string[]): Promise<Map<string, AccountStanding>> {
    const found = await this.claims.standings(unit, learnerIds, this.clock.now());
    return new Map(found.map((standing) => [standing.learnerId, standing]));
  }
}
