import { Module } from '@nestjs/common';

import { NoticeStore } from './store/notice.store.js';
import { SigningQueue } from './store/signing-queue.js';
import { TakenBackPlaces } from './store/taken-back-places.js';
import { BadgeAnnouncer } from './use-cases/badge-announcer.js';
import { HolderLetters } from './use-cases/holder-letters.js';
import { HolderNotices } from './use-cases/holder-notices.js';
import { PreparedBadges } from './use-cases/prepared-badges.js';

/** What the worker needs of this room, and no more. The app gives Journal and Outbox, globally. */
@Module({
  providers: [
    BadgeAnnouncer,
    HolderLetters,
    HolderNotices,
    NoticeStore,
    PreparedBadges,
    SigningQueue,
    TakenBackPlaces,
  ],
  exports: [BadgeAnnouncer, HolderLetters, HolderNotices, NoticeStore, PreparedBadges, TakenBackPlaces],
})
export class PreparedBadgesModule {}
