import { Injectable } from '@nestjs/common';

import type { Learner } from '#learners/roster';
import type { Instant } from '#platform/clock';
import { isId } from '#platform/input';
import { query, rows, type Unit, type WriteUnit } from '#platform/persistence';

import type {
  EvidenceContent,
  EvidenceFile,
  EvidenceType,
  EvidenceWeights,
} from '../domain/evidence-file.js';
import { EvidenceFileRow } from './evidence-file.row.js';

/** Files that show the work of the unit's agency's learners. Another agency's are unknown. */
@Injectable()
export class EvidenceStore {
  async add(unit: WriteUnit, file: EvidenceFile, { agencyId }: Pick<Learner, 'agencyId'>): Promise<void> {
    const uploadedAt = file.uploadedAt as Date;
    await rows(unit).insert(EvidenceFileRow, {
      ...file,
      bytes: Buffer.from(file.bytes),
      uploadedAt,
      agencyId,
    });
  }

  async one(unit: Unit, id: string): Promise<EvidenceContent | null> {
    const agencyId = unit.actor?.agencyId;
    if (!agencyId || !isId(id)) return null;
    const found = await rows(unit).findOneBy(EvidenceFileRow, { agencyId, id });
    return found && { mediaType: found.mediaType as EvidenceType, bytes: found.bytes, digest: found.digest };
  }

  /**
   * What the files of the agency, and of this learner, weigh together. Until the unit ends nobody else weighs them, so
   * that two who come at once are not both the last that fits. A learner, who sees their own alone, is told the sum too.
   */
  async weighed(
    unit: WriteUnit,
    { agencyId, id }: Pick<Learner, 'agencyId' | 'id'>,
  ): Promise<EvidenceWeights> {
    await query(unit, `select pg_advisory_xact_lock(hashtextextended('evidence of ' || $1, 0))`, [agencyId]);
    const [sum] = await query<{ agency: string; learner: string }>(
      unit,
      `select app.evidence_weight() as agency, (select coalesce(sum(length(bytes)), 0) from evidence_files
         where agency_id = $1 and learner_id = $2) as learner`,
      [agencyId, id],
    );
    return { agency: Number(sum?.agency), learner: Number(sum?.learner) };
  }

  /** Removes what was uploaded for the learner before then and named by no completion and no attempt. */
  async removeUnnamed(
    unit: WriteUnit,
    { agencyId, id: learnerId }: Pick<Learner, 'agencyId' | 'id'>,
    before: Instant,
  ): Promise<void> {
    await query(
      unit,
      `delete from evidence_files f where agency_id = $1 and learner_id = $2 and uploaded_at < $3
         and not exists (select from completions c where c.agency_id = $1 and c.evidence_file_id = f.id)
         and not exists (select from completion_attempts a where a.agency_id = $1 and a.evidence_file_id = f.id)`,
      [agencyId, learnerId, before],
    );
  }
}
