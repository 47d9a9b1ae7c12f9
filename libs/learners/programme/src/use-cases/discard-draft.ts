import { Injectable } from '@nestjs/common';

import { Journal } from '#platform/journal';
import { UnitsOfWork } from '#platform/persistence';
import { inAgency, LPHQ_SCOPE, type StaffActor } from '#platform/tenancy';

import { draftDiscarded } from '../domain/programme.events.js';
import { type DraftMovedOn, movedOn } from '../domain/programme-draft.js';
import { DraftStore } from '../store/draft.store.js';

/** The draft as it was read: what somebody saved since is neither thrown away nor published unseen. */
export interface DraftAsRead {
  readonly draftId: string;
  readonly revision: number;
}

export type DiscardDraftOutcome =
  | { readonly kind: 'draft-discarded'; readonly draftId: string }
  | { readonly kind: 'draft-unknown' }
  | DraftMovedOn;

/** Throws a draft away, for good. */
@Injectable()
export class DiscardDraft {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly drafts: DraftStore,
    private readonly journal: Journal,
  ) {}

  run(actor: StaffActor, { draftId, revision }: DraftAsRead): Promise<DiscardDraftOutcome> {
    return this.units.write(inAgency(actor, LPHQ_SCOPE), async (unit) => {
      const draft = await this.drafts.openForUpdate(unit, draftId);
      if (draft === null) return unit.leaveUntouched({ kind: 'draft-unknown' });
      const refused = movedOn(draft, revision);
      if (refused) return unit.leaveUntouched(refused);
      await this.drafts.remove(unit, draft);
      await this.journal.append(unit, draftDiscarded(draft));
      return { kind: 'draft-discarded', draftId };
    });
  }
}
