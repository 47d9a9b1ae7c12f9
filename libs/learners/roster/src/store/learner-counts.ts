import { Injectable } from '@nestjs/common';

import { Clock } from '#platform/clock';
import { isId } from '#platform/input';
import { query, type Unit } from '#platform/persistence';

/** How many learners there are, and how far they are. Each is counted once. */
export interface LearnerCount {
  readonly learners: number;
  /** Those for whom every assignment of their own version is accepted. */
  readonly qualified: number;
  /** Those whom the list of valid badges holds. */
  readonly validBadges: number;
}

const NONE: LearnerCount = { learners: 0, qualified: 0, validBadges: 0 };

/** Counts for lists of communities and of agencies, in one statement for a page of them. */
@Injectable()
export class LearnerCounts {
  constructor(private readonly clock: Clock) {}

  /** By community of the unit's agency; every community asked for has an entry. */
  ofCommunities(unit: Unit, communityIds: readonly string[]): Promise<ReadonlyMap<string, LearnerCount>> {
    const agencyId = unit.actor?.agencyId ?? null;
    return this.counted(unit, 'l.community_id', communityIds, 'l.agency_id = $3::uuid', [agencyId]);
  }

  /** By agency: LPHQ sees every agency's numbers, an agency its own. Every agency asked for has an entry. */
  ofAgencies(unit: Unit, agencyIds: readonly string[]): Promise<ReadonlyMap<string, LearnerCount>> {
    return this.counted(unit, 'l.agency_id', agencyIds, 'true', []);
  }

  private async counted(
    unit: Unit,
    by: 'l.community_id' | 'l.agency_id',
    ids: readonly string[],
    condition: string,
    more: readonly unknown[],
  ): Promise<ReadonlyMap<string, LearnerCount>> {
    const found = await query<Record<keyof LearnerCount | 'id', string>>(
      unit,
      `with versions as (select p.id, array_agg((a.value ->> 'number')::smallint) as assignments, count(*) as demanded
         from programme_versions p cross join jsonb_array_elements(p.catalogue -> 'assignments') a group by p.id)
       select ${by} as id, count(*) as learners,
         count(*) filter (where v.demanded = (select count(*) from completions c where c.agency_id = l.agency_id
           and c.learner_id = l.id and c.programme_version_id = e.programme_version_id and c.state = 'ACCEPTED'
           and c.assignment = any(v.assignments))) as qualified,
         count(*) filter (where exists (select from badges b where b.agency_id = l.agency_id and b.learner_id = l.id
           and b.state = 'ISSUED' and b.valid_from <= $2::timestamptz and b.expires_at > $2::timestamptz)) as "validBadges"
       from learners l join enrolments e on e.agency_id = l.agency_id and e.learner_id = l.id
       left join versions v on v.id = e.programme_version_id
       where ${by} = any($1::uuid[]) and ${condition} group by ${by}`,
      [ids.filter(isId), this.clock.now(), ...more],
    );
    const counts = new Map(found.map((row) => [row.id, toCount(row)]));
    return new Map(ids.map((id) => [id, counts.get(id) ?? NONE]));
  }
}

function toCount(row: Record<keyof LearnerCount, string>): LearnerCount {
  return {
    learners: Number(row.learners),
    qualified: Number(row.qualified),
    validBadges: Number(row.validBadges),
  };
}
