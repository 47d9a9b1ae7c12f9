import { randomUUID } from 'node:crypto';

import { Injectable } from '@nestjs/common';

import { type LearnerNotActive, notActive } from '#learners/roster';
import { plusMilliseconds } from '#platform/clock';
import { Journal } from '#platform/journal';
import { UnitsOfWork } from '#platform/persistence';
import type { LearnerActor, MemberActor } from '#platform/tenancy';

import {
  type EvidenceContent,
  type EvidenceFile,
  type EvidenceFull,
  evidenceFull,
  evidenceUploaded,
} from '../domain/evidence-file.js';
import { EvidenceStore } from '../store/evidence.store.js';
import { LearnerFiles, type OpenedFile } from './learner-files.js';

const A_DAY = 24 * 60 * 60_000;

export type KeepEvidenceOutcome =
  | { readonly kind: 'evidence-kept'; readonly file: EvidenceFile }
  | Exclude<OpenedFile, { readonly kind: 'opened' }>
  | LearnerNotActive
  | EvidenceFull;

export interface KeepEvidenceRequest {
  readonly learnerId: string;
  readonly content: EvidenceContent;
  /** What all files of the agency may weigh together, in bytes. */
  readonly agencyBytesAtMost: number;
}

/** Keeps a file that shows a learner's work, for a submission to name it. */
@Injectable()
export class KeepEvidence {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly files: LearnerFiles,
    private readonly evidence: EvidenceStore,
    private readonly journal: Journal,
  ) {}

  /** Files of the learner that nobody named for a day go first. Whoever uploads for the same agency waits for this one. */
  run(
    actor: MemberActor | LearnerActor,
    { learnerId, content, agencyBytesAtMost }: KeepEvidenceRequest,
  ): Promise<KeepEvidenceOutcome> {
    return this.units.write(actor, async (unit): Promise<KeepEvidenceOutcome> => {
      const opened = await this.files.openForUpdate(unit, learnerId);
      if (opened.kind !== 'opened') return unit.leaveUntouched(opened);
      const { learner, openedAt: uploadedAt } = opened.file;
      const refusal = notActive(learner.enrolment);
      if (refusal) return unit.leaveUntouched(refusal);

      await this.evidence.removeUnnamed(unit, learner, plusMilliseconds(uploadedAt, -A_DAY));
      const full = evidenceFull(content, await this.evidence.weighed(unit, learner), agencyBytesAtMost);
      if (full) return unit.leaveUntouched(full);

      const file = { ...content, id: randomUUID(), learnerId, uploadedBy: actor.accountId, uploadedAt };
      await this.evidence.add(unit, file, learner);
      await this.journal.append(unit, evidenceUploaded(learner, file));
      return { kind: 'evidence-kept', file };
    });
  }
}
