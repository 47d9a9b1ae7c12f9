import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';

import { Injectable } from '@nestjs/common';

import { Clock } from '#platform/clock';
import { Journal } from '#platform/journal';
import { UnitsOfWork, type WriteUnit } from '#platform/persistence';
import { inAgency, LPHQ_SCOPE, type StaffActor } from '#platform/tenancy';

import { pastProgrammeAdded, programmePublished } from '../domain/programme.events.js';
import type { Catalogue, ProgrammeState, ProgrammeVersion } from '../domain/programme-version.js';
import { readCatalogue } from '../store/catalogue-document.js';
import { ProgrammeStore } from '../store/programme.store.js';

export type PublishProgrammeOutcome =
  | { readonly kind: 'programme-published'; readonly version: ProgrammeVersion }
  | { readonly kind: 'programme-already-published'; readonly version: ProgrammeVersion }
  | { readonly kind: 'edition-taken'; readonly edition: string }
  | { readonly kind: 'catalogue-unreadable'; readonly faults: readonly string[] };

@Injectable()
export class PublishProgramme {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly programmes: ProgrammeStore,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /**
   * Publishes a catalogue for ever. The same document again changes nothing and answers with the version there is. An
   * edition from before this system comes as `RETIRED`: nobody new is ever enrolled in it.
   */
  async run(
    actor: StaffActor,
    document: unknown,
    state: ProgrammeState = 'PUBLISHED',
  ): Promise<PublishProgrammeOutcome> {
    const reading = readCatalogue(document);
    if (reading.kind === 'unreadable')
      return { kind: 'catalogue-unreadable', faults: reading.faults.map(({ said }) => said) };
    const version: ProgrammeVersion = { ...reading.catalogue, id: randomUUID(), state };
    return this.units.write(inAgency(actor, LPHQ_SCOPE), (unit) => this.publish(unit, version));
  }

  private async publish(unit: WriteUnit, version: ProgrammeVersion): Promise<PublishProgrammeOutcome> {
    const isAdded = await this.programmes.add(unit, version, this.clock.now());
    if (!isAdded)
      return unit.leaveUntouched(comparedWith(await this.programmes.edition(unit, version), version));
    const isPast = version.state === 'RETIRED';
    await this.journal.append(unit, isPast ? pastProgrammeAdded(version) : programmePublished(version));
    return { kind: 'programme-published', version };
  }
}

function comparedWith(held: ProgrammeVersion | null, given: ProgrammeVersion): PublishProgrammeOutcome {
  if (held === null) throw new Error(`Edition ${given.edition} was neither there nor added.`);
  return isDeepStrictEqual(catalogueOf(held), catalogueOf(given))
    ? { kind: 'programme-already-published', version: held }
    : { kind: 'edition-taken', edition: given.edition };
}

function catalogueOf({ id: _id, state: _state, ...catalogue }: ProgrammeVersion): Catalogue {
  return catalogue;
}
