import { Injectable } from '@nestjs/common';

import { Clock } from '#platform/clock';
import { Journal } from '#platform/journal';
import { UnitsOfWork, type WriteUnit } from '#platform/persistence';
import { inAgency, LPHQ_SCOPE, type StaffActor } from '#platform/tenancy';

import { programmePublished } from '../domain/programme.events.js';
import { type DraftMovedOn, movedOn } from '../domain/programme-draft.js';
import type { ProgrammeVersion } from '../domain/programme-version.js';
import { DraftStore } from '../store/draft.store.js';
import { ProgrammeStore } from '../store/programme.store.js';
import type { DraftAsRead } from './discard-draft.js';

export type PublishDraftOutcome =
  | { readonly kind: 'programme-published'; readonly version: ProgrammeVersion }
  | { readonly kind: 'draft-unknown' }
  | DraftMovedOn
  | { readonly kind: 'edition-taken'; readonly edition: string };

/** Publishes a draft for ever: from the commit on new learners are enrolled in it, and nobody can change it. */
@Injectable()
export class PublishDraft {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly programmes: ProgrammeStore,
    private readonly drafts: DraftStore,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  run(actor: StaffActor, request: DraftAsRead): Promise<PublishDraftOutcome> {
    return this.units.write(inAgency(actor, LPHQ_SCOPE), async (unit) => {
      const outcome = await this.publish(unit, request);
      return outcome.kind === 'programme-published' ? outcome : unit.leaveUntouched(outcome);
    });
  }

  private async publish(unit: WriteUnit, { draftId, revision }: DraftAsRead): Promise<PublishDraftOutcome> {
    const draft = await this.drafts.openForUpdate(unit, draftId);
    if (draft === null) return { kind: 'draft-unknown' };
    const refused = movedOn(draft, revision);
    if (refused) return refused;

    const version: ProgrammeVersion = { ...draft.catalogue, id: draft.id, state: 'PUBLISHED' };
    const isAdded = await this.programmes.add(unit, version, this.clock.now());
    if (!isAdded) return { kind: 'edition-taken', edition: version.edition };
    await this.drafts.remove(unit, draft);
    await this.journal.append(unit, programmePublished(version));
    return { kind: 'programme-published', version };
  }
}
