import { Injectable } from '@nestjs/common';

import type { Instant } from '#platform/clock';
import type { Locale } from '#platform/identity';
import { query, type ReadUnit, type WriteUnit } from '#platform/persistence';
import type { AccountId, AgencyId } from '#platform/tenancy';

/** What whoever holds a code may know, and what opening it takes. */
export interface OpenClaim {
  readonly agencyId: AgencyId;
  readonly learnerId: string;
  /** The account that this code opens again; null where it makes one. */
  readonly accountId: AccountId | null;
  readonly displayName: string;
  readonly agencyName: string;
  readonly expiresAt: Instant;
}

export interface Opening {
  readonly codeHash: Uint8Array;
  readonly accountId: AccountId;
  readonly locale: Locale;
  readonly sessionHash: Uint8Array;
  readonly at: Instant;
  readonly endsAt: Instant;
}

/** Claims by the SHA-256 of their code: looked at before anybody is known, opened as the learner. */
@Injectable()
export class ClaimDoorStore {
  async look(unit: ReadUnit, codeHash: Uint8Array, now: Instant): Promise<OpenClaim | null> {
    const [found] = await query<OpenClaim>(
      unit,
      `select agency_id as "agencyId", learner_id as "learnerId", account_id as "accountId", display_name as "displayName",
         agency_name as "agencyName", expires_at as "expiresAt" from app.learner_claim($1, $2)`,
      [codeHash, now],
    );
    return found ?? null;
  }

  /** Uses the code up and begins the session; false where the code opens nothing any more. */
  async open(unit: WriteUnit, opening: Opening): Promise<boolean> {
    const { codeHash, accountId, locale, sessionHash, at, endsAt } = opening;
    const [answer] = await query<{ opened: boolean }>(
      unit,
      'select app.open_learner_claim($1, $2, $3, $4, $5, $6) as opened',
      [codeHash, accountId, locale, sessionHash, at, endsAt],
    );
    return answer?.opened ?? false;
  }
}
