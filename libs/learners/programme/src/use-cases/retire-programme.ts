import { Injectable } from '@nestjs/common';

import { Clock } from '#platform/clock';
import { Journal } from '#platform/journal';
import { UnitsOfWork, type WriteUnit } from '#platform/persistence';
import { inAgency, LPHQ_SCOPE, type StaffActor } from '#platform/tenancy';

import { programmeRetired } from '../domain/programme.events.js';
import type { ProgrammeVersion } from '../domain/programme-version.js';
import { ProgrammeStore } from '../store/programme.store.js';

export type RetireProgrammeOutcome =
  | { readonly kind: 'programme-retired'; readonly version: ProgrammeVersion }
  | { readonly kind: 'programme-unknown' }
  | { readonly kind: 'programme-already-retired' }
  | { readonly kind: 'last-programme' };

/** Retires a version: nobody new is enrolled in it, whoever is stays. The last one stands, or nobody could be enrolled. */
@Injectable()
export class RetireProgramme {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly programmes: ProgrammeStore,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  run(actor: StaffActor, programmeVersionId: string): Promise<RetireProgrammeOutcome> {
    return this.units.write(inAgency(actor, LPHQ_SCOPE), async (unit) => {
      const outcome = await this.retire(unit, programmeVersionId);
      return outcome.kind === 'programme-retired' ? outcome : unit.leaveUntouched(outcome);
    });
  }

  private async retire(unit: WriteUnit, id: string): Promise<RetireProgrammeOutcome> {
    const published = await this.programmes.publishedForUpdate(unit);
    const version = published.find((each) => each.id === id);
    if (!version) {
      const isRetired = (await this.programmes.version(unit, id)) !== null;
      return { kind: isRetired ? 'programme-already-retired' : 'programme-unknown' };
    }
    if (published.length === 1) return { kind: 'last-programme' };
    await this.programmes.retire(unit, version, this.clock.now());
    const retired: ProgrammeVersion = { ...version, state: 'RETIRED' };
    await this.journal.append(unit, programmeRetired(retired));
    return { kind: 'programme-retired', version: retired };
  }
}
