import { Injectable } from '@nestjs/common';

import { Clock } from '#platform/clock';
import { UnitsOfWork } from '#platform/persistence';
import type { MemberActor } from '#platform/tenancy';

import { holderTold } from '../domain/badge.events.js';
import type { Badge } from '../domain/badge.js';
import { BadgeStore } from '../store/badge.store.js';
import { NoticeStore } from '../store/notice.store.js';
import { BadgeAnnouncer } from './badge-announcer.js';

export interface NoteHolderToldRequest {
  readonly badgeId: string;
}

export type NoteHolderToldOutcome =
  | { readonly kind: 'holder-told'; readonly badge: Badge }
  | { readonly kind: 'badge-unknown' }
  /** A mail went out or is on its way, or it was said before. */
  | { readonly kind: 'nothing-to-tell'; readonly badge: Badge };

/** Keeps that somebody told the holder what became of their badge, whom no mail could tell. */
@Injectable()
export class NoteHolderTold {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly badges: BadgeStore,
    private readonly notices: NoticeStore,
    private readonly announcer: BadgeAnnouncer,
    private readonly clock: Clock,
  ) {}

  run(actor: MemberActor, { badgeId }: NoteHolderToldRequest): Promise<NoteHolderToldOutcome> {
    return this.units.write(actor, async (unit): Promise<NoteHolderToldOutcome> => {
      const badge = await this.badges.openForUpdate(unit, actor.agencyId, badgeId);
      if (badge === null) return unit.leaveUntouched({ kind: 'badge-unknown' } as const);
      const telling = { by: actor.accountId, at: this.clock.now() };
      const about = await this.notices.keepTold(unit, badge, telling);
      if (about === null) return unit.leaveUntouched({ kind: 'nothing-to-tell', badge } as const);
      await this.announcer.tell(unit, holderTold(badge, about));
      return { kind: 'holder-told', badge };
    });
  }
}
