import { Injectable } from '@nestjs/common';

import { Clock } from '#platform/clock';
import { UnitsOfWork } from '#platform/persistence';

import type { HolderLetter } from '../domain/badge-notice.js';
import { NoticeStore } from '../store/notice.store.js';

/** For the worker, which writes the letters: what one says, and what became of it. */
@Injectable()
export class HolderLetters {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly notices: NoticeStore,
    private readonly clock: Clock,
  ) {}

  /** Null where no letter is due any more: it went out, something newer is to be said, or the address was taken away. */
  async write(noticeId: string): Promise<HolderLetter | null> {
    const agencyId = await this.units.overQueues((unit) => this.notices.agencyOf(unit, noticeId));
    if (agencyId === null) return null;
    const worker = { kind: 'worker', agencyId, requestId: 'holder-letter' } as const;
    const letter = await this.units.read(worker, (unit) => this.notices.letter(unit, noticeId));
    if (letter === null) await this.note(noticeId, 'refused');
    return letter;
  }

  /** Sent, or refused for good: then somebody of the agency has to tell them. */
  async note(noticeId: string, became: 'mailed' | 'refused'): Promise<void> {
    const state = became === 'mailed' ? 'MAILED' : 'REFUSED';
    await this.units.overQueues((unit) => this.notices.settle(unit, noticeId, state, this.clock.now()));
  }
}
