import { randomUUID } from 'node:crypto';

import { Injectable } from '@nestjs/common';

import { Clock } from '#platform/clock';
import { type FieldProblem, type Raw, readSlug } from '#platform/input';
import { Journal } from '#platform/journal';
import { UnitsOfWork, type WriteUnit } from '#platform/persistence';
import { inAgency, LPHQ_SCOPE, type StaffActor } from '#platform/tenancy';

import { draftStarted } from '../domain/programme.events.js';
import { begunFrom, type ProgrammeDraft } from '../domain/programme-draft.js';
import { DraftStore } from '../store/draft.store.js';
import { ProgrammeStore } from '../store/programme.store.js';

export interface StartDraftRequest {
  /** The version that it begins as. */
  readonly programmeVersionId: string;
  readonly edition: Raw;
}

export type StartDraftOutcome =
  | { readonly kind: 'draft-started'; readonly draft: ProgrammeDraft }
  | { readonly kind: 'programme-unknown' }
  | { readonly kind: 'edition-taken'; readonly edition: string }
  | { readonly kind: 'invalid-input'; readonly problems: readonly FieldProblem[] };

/** Begins a new edition as a copy of one that stands. */
@Injectable()
export class StartDraft {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly programmes: ProgrammeStore,
    private readonly drafts: DraftStore,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  async run(actor: StaffActor, request: StartDraftRequest): Promise<StartDraftOutcome> {
    const edition = readSlug('edition', request.edition);
    if (edition.kind === 'problems') return { kind: 'invalid-input', problems: edition.problems };
    return this.units.write(inAgency(actor, LPHQ_SCOPE), async (unit) => {
      const outcome = await this.start(unit, request.programmeVersionId, edition.value);
      return outcome.kind === 'draft-started' ? outcome : unit.leaveUntouched(outcome);
    });
  }

  private async start(unit: WriteUnit, versionId: string, edition: string): Promise<StartDraftOutcome> {
    const version = await this.programmes.version(unit, versionId);
    if (version === null) return { kind: 'programme-unknown' };
    const catalogue = begunFrom(version, edition);
    const isTaken = (await this.programmes.edition(unit, catalogue)) !== null;
    const draft = {
      id: randomUUID(),
      basedOn: version.id,
      revision: 1,
      catalogue,
      savedAt: this.clock.now(),
    };
    if (isTaken || !(await this.drafts.add(unit, draft))) return { kind: 'edition-taken', edition };
    await this.journal.append(unit, draftStarted(draft));
    return { kind: 'draft-started', draft };
  }
}
