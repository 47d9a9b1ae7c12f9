import { Injectable } from '@nestjs/common';

import { Clock } from '#platform/clock';
import type { FieldProblem } from '#platform/input';
import { Journal } from '#platform/journal';
import { UnitsOfWork, type WriteUnit } from '#platform/persistence';
import { inAgency, LPHQ_SCOPE, type StaffActor } from '#platform/tenancy';

import type { CatalogueFault } from '../domain/catalogue-faults.js';
import { carryOverFaults } from '../domain/mapping.js';
import { draftSaved } from '../domain/programme.events.js';
import { type DraftMovedOn, movedOn, type ProgrammeDraft } from '../domain/programme-draft.js';
import type { Catalogue } from '../domain/programme-version.js';
import { readCatalogue } from '../store/catalogue-document.js';
import { DraftStore } from '../store/draft.store.js';
import { ProgrammeReads } from '../store/programme.reads.js';

export interface SaveDraftRequest {
  readonly draftId: string;
  /** The revision that was read. */
  readonly revision: number;
  /** The whole edition as it is to be from now on. */
  readonly document: unknown;
}

export type SaveDraftOutcome =
  | { readonly kind: 'draft-saved'; readonly draft: ProgrammeDraft }
  | { readonly kind: 'draft-unknown' }
  | DraftMovedOn
  | { readonly kind: 'edition-taken'; readonly edition: string }
  | { readonly kind: 'invalid-input'; readonly problems: readonly FieldProblem[] };

/**
 * Saves a draft whole. What does not hold together is refused, every fault by its path in the document
 * (`tiers.0.title.fr`); what somebody else saved meanwhile is never overwritten.
 */
@Injectable()
export class SaveDraft {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly programmes: ProgrammeReads,
    private readonly drafts: DraftStore,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  async run(actor: StaffActor, request: SaveDraftRequest): Promise<SaveDraftOutcome> {
    const reading = readCatalogue(tidied(request.document));
    if (reading.kind === 'unreadable') return invalid(reading.faults);
    return this.units.write(inAgency(actor, LPHQ_SCOPE), async (unit) => {
      const outcome = await this.save(unit, request, reading.catalogue);
      return outcome.kind === 'draft-saved' ? outcome : unit.leaveUntouched(outcome);
    });
  }

  private async save(
    unit: WriteUnit,
    request: SaveDraftRequest,
    catalogue: Catalogue,
  ): Promise<SaveDraftOutcome> {
    const held = await this.drafts.openForUpdate(unit, request.draftId);
    if (held === null) return { kind: 'draft-unknown' };
    const refused = movedOn(held, request.revision) ?? (await this.notAmong(unit, catalogue));
    if (refused) return refused;

    const draft = { ...held, revision: held.revision + 1, catalogue, savedAt: this.clock.now() };
    const { edition } = catalogue;
    if (!(await this.drafts.save(unit, draft))) return { kind: 'edition-taken', edition };
    await this.journal.append(unit, draftSaved(draft));
    return { kind: 'draft-saved', draft };
  }

  /** What the editions that stand say against it. */
  private async notAmong(unit: WriteUnit, catalogue: Catalogue): Promise<SaveDraftOutcome | null> {
    const editions = await this.programmes.all(unit);
    const { edition } = catalogue;
    if (editions.some((each) => each.edition === edition)) return { kind: 'edition-taken', edition };
    const faults = carryOverFaults(catalogue, editions);
    return faults.length > 0 ? invalid(faults) : null;
  }
}

function invalid(faults: readonly CatalogueFault[]): SaveDraftOutcome {
  return { kind: 'invalid-input', problems: faults.map(({ said: _said, ...problem }) => problem) };
}

/** Every text as it is kept: trimmed, in NFC, its line ends `\n`. */
function tidied(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\r\n', '\n').trim().normalize('NFC');
  if (Array.isArray(value)) return value.map(tidied);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, tidied(member)]));
}
