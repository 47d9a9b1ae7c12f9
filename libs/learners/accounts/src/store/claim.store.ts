import { Injectable } from '@nestjs/common';

import type { Instant } from '#platform/clock';
import { isId } from '#platform/input';
import { query, type Unit, type WriteUnit } from '#platform/persistence';

import type { AccountStanding, Claim, Claimant } from '../domain/claim.js';

/** Claims as an agency's people draw and withdraw them. It reads no hash of a code. */
@Injectable()
export class ClaimStore {
  /** Those that are learners of the agency, by name. */
  async claimants(unit: WriteUnit, learnerIds: readonly string[]): Promise<Claimant[]> {
    return query<Claimant>(
      unit,
      `select id, display_name as "displayName", email from learners
       where agency_id = $1 and id = any($2::uuid[]) order by sort_key, id for update`,
      [agencyOf(unit), learnerIds.filter(isId)],
    );
  }

  /** Ends what is open for these learners; says for whom something was. The code dies with it. */
  async withdraw(unit: WriteUnit, learnerIds: readonly string[], at: Instant): Promise<string[]> {
    const ended = await query<{ learnerId: string }>(
      unit,
      `update learner_claims set withdrawn_at = $3 where agency_id = $1 and learner_id = any($2::uuid[])
         and opened_at is null and withdrawn_at is null returning learner_id as "learnerId"`,
      [agencyOf(unit), learnerIds.filter(isId), at],
    );
    return ended.map(({ learnerId }) => learnerId);
  }

  /** One statement, however many. */
  async add(unit: WriteUnit, claims: readonly Claim[]): Promise<void> {
    const [first] = claims;
    if (first === undefined) return;
    await query(
      unit,
      `insert into learner_claims (agency_id, kind, drawn_by, drawn_at, expires_at, id, learner_id, code_hash)
       select $1, $2, $3, $4, $5, * from unnest($6::uuid[], $7::uuid[], $8::bytea[])`,
      [
        ...[agencyOf(unit), first.kind, first.drawnBy, first.drawnAt, first.expiresAt],
        claims.map(({ id }) => id),
        claims.map(({ learnerId }) => learnerId),
        claims.map(({ codeHash }) => codeHash),
      ],
    );
  }

  /** Takes the account away from the learner and ends every session of it; false where there is none. */
  async close(unit: WriteUnit, learnerId: string, at: Instant): Promise<boolean> {
    const [answer] = await query<{ closed: boolean }>(
      unit,
      'select app.close_learner_account($1, $2) as closed',
      [learnerId, at],
    );
    return answer?.closed ?? false;
  }

  /** How far the account of each learner of the agency is. */
  async standings(unit: Unit, learnerIds: readonly string[], now: Instant): Promise<AccountStanding[]> {
    return query<AccountStanding>(
      unit,
      `select l.id as "learnerId",
         case when l.account_id is not null then 'OPEN' when c.id is null then 'NONE'
           when c.kind = 'MAILED' then 'INVITED' else 'CLAIM_PRINTED' end as state,
         case when l.account_id is null then c.drawn_at else (select max(o.opened_at) from learner_claims o
           where o.agency_id = l.agency_id and o.learner_id = l.id) end as since,
         c.expires_at as "expiresAt", coalesce(c.mail_refused_at is not null and c.mailed_at is null, false) as "mailRefused"
       from learners l left join learner_claims c on c.agency_id = l.agency_id and c.learner_id = l.id
         and c.opened_at is null and c.withdrawn_at is null and c.expires_at > $3
       where l.agency_id = $1 and l.id = any($2::uuid[])`,
      [agencyOf(unit), learnerIds.filter(isId), now],
    );
  }
}

function agencyOf(unit: Unit): string | null {
  return unit.actor?.agencyId ?? null;
}
