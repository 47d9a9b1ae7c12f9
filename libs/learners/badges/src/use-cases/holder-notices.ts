import { Injectable } from '@nestjs/common';

import type { Instant } from '#platform/clock';
import { Outbox } from '#platform/outbox';
import type { WriteUnit } from '#platform/persistence';

import type { Concerned, NoticeAbout } from '../domain/badge-notice.js';
import { NoticeStore } from '../store/notice.store.js';

/**
 * Has whoever carries a badge told at once what became of it, in the transaction in which it happened: by mail where
 * the agency has an address, else by a person of the agency, who finds it on the learner's page.
 */
@Injectable()
export class HolderNotices {
  constructor(
    private readonly notices: NoticeStore,
    private readonly outbox: Outbox,
  ) {}

  async owe(
    unit: WriteUnit,
    about: NoticeAbout,
    concerned: readonly Concerned[],
    at: Instant,
  ): Promise<void> {
    if (concerned.length === 0) return;
    const toMail = await this.notices.write(unit, about, concerned, at);
    if (toMail.length === 0) return;
    const events = toMail.map((noticeId) => ({ type: 'holder.to-be-told', payload: { noticeId } }));
    await this.outbox.publishAll(unit, events);
  }
}
