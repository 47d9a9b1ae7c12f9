import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';

import { Injectable } from '@nestjs/common';

import { Clock } from '#platform/clock';
import { Journal } from '#platform/journal';
import { UnitsOfWork, type WriteUnit } from '#platform/persistence';
import { inAgency, LPHQ_SCOPE, type StaffActor } from '#platform/tenancy';

import { programmePublished } from '../domain/programme.events.js';
import type { Catalogue, ProgrammeVersion } from '../domain/programme-version.js';
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

  /** Publishes a catalogue for ever. The same document again changes nothing and answers with the version there is. */
  async run(actor: StaffActor, document: unknown): Promise<PublishProgrammeOutcome> {
    const reading = readCatalogue(document);
    if (reading.kind === 'unreadable') return { kind: 'catalogue-unreadable', faults: reading.faults };
    return this.units.write(inAgency(actor, LPHQ_SCOPE), (unit) => this.publish(unit, reading.catalogue));
  }

  private async publish(unit: WriteUnit, catalogue: Catalogue): Promise<PublishProgrammeOutcome> {
    const id = randomUUID();
    const isAdded = await this.programmes.addPublished(unit, {
      id,
      catalogue,
      publishedAt: this.clock.now(),
    });
    if (!isAdded)
      return unit.leaveUntouched(comparedWith(await this.programmes.edition(unit, catalogue), catalogue));
    const version: ProgrammeVersion = { ...catalogue, id, state: 'PUBLISHED' };
    await this.journal.append(unit, programmePublished(version));
    return { kind: 'programme-published', version };
  }
}

function comparedWith(held: ProgrammeVersion, catalogue: Catalogue): PublishProgrammeOutcome {
  const { id: _id, state: _state, ...published } = held;
  return isDeepStrictEqual(published, catalogue)
    ? { kind: 'programme-already-published', version: held }
    : { kind: 'edition-taken', edition: catalogue.edition };
}
