import { Injectable } from '@nestjs/common';

import { standingOn } from '#authority/agencies';
import { Clock, dayOf } from '#platform/clock';
import { UnitsOfWork } from '#platform/persistence';
import type { LearnerActor } from '#platform/tenancy';

import { type OwnRecord, ownRecordOf } from '../domain/own-record.js';
import { OwnFiles } from './own-files.js';

/** A learner's own record at one agency. */
@Injectable()
export class OwnRecords {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly files: OwnFiles,
    private readonly clock: Clock,
  ) {}

  /** Null where the learner is not there any more. */
  of(actor: LearnerActor): Promise<OwnRecord | null> {
    return this.units.read(actor, async (unit) => {
      const file = await this.files.read(unit, actor.learnerId);
      if (file === null) return null;
      const openedAt = this.clock.now();
      const today = dayOf(openedAt);
      const mayAct = standingOn(file.agency, today) === 'AUTHORISED';
      return ownRecordOf({ ...file, openedAt, today, mayAct }, file.attemptsBefore);
    });
  }
}
