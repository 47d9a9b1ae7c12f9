import { Injectable } from '@nestjs/common';

import { Journal } from '#platform/journal';
import { UnitsOfWork } from '#platform/persistence';
import { type AgencyId, inAgency, type StaffActor } from '#platform/tenancy';

import { type EvidenceContent, evidenceReadByLphq } from '../domain/evidence-file.js';
import { BackdatingStore } from '../store/backdating.store.js';
import { EvidenceStore } from '../store/evidence.store.js';

/**
 * The file behind a submission that asks LPHQ about its day, for LPHQ, while it asks and no longer. That it was read
 * stands in the agency’s journal before a byte of it leaves. Null for everything else, whatever LPHQ may see of it.
 */
@Injectable()
export class EvidenceForApproval {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly asked: BackdatingStore,
    private readonly evidence: EvidenceStore,
    private readonly journal: Journal,
  ) {}

  async run(actor: StaffActor, completionId: string): Promise<EvidenceContent | null> {
    const agencyId = await this.units.read(actor, (unit) => this.asked.agencyOf(unit, completionId));
    if (agencyId === null) return null;
    return this.units.write(inAgency(actor, agencyId as AgencyId), async (unit) => {
      const completion = await this.asked.openForUpdate(unit, completionId);
      if (completion?.state !== 'AWAITING_APPROVAL' || completion.evidenceFileId === null)
        return unit.leaveUntouched(null);
      const content = await this.evidence.one(unit, completion.evidenceFileId);
      await this.journal.append(unit, evidenceReadByLphq(completion, completion.evidenceFileId));
      return content;
    });
  }
}
