import { Module } from '@nestjs/common';

import { BadgeReads } from './store/badge.reads.js';
import { NoticeStore } from './store/notice.store.js';
import { ReviewStore } from './store/review.store.js';
import { SigningQueue } from './store/signing-queue.js';
import { TakenBackPlaces } from './store/taken-back-places.js';
import { BadgeAnnouncer } from './use-cases/badge-announcer.js';
import { DoubtBadges } from './use-cases/doubt-badges.js';
import { HolderLetters } from './use-cases/holder-letters.js';
import { HolderNotices } from './use-cases/holder-notices.js';
import { PreparedBadges } from './use-cases/prepared-badges.js';

/** What the worker needs of this room, and no more. The app gives Journal and Outbox, globally. */
@Module({
  providers: [
    BadgeAnnouncer,
    BadgeReads,
    DoubtBadges,
    HolderLetters,
    HolderNotices,
    NoticeStore,
    PreparedBadges,
    ReviewStore,
    SigningQueue,
    TakenBackPlaces,
  ],
  exports: [
    BadgeAnnouncer,
    BadgeReads,
    DoubtBadges,
    HolderLetters,
    HolderNotices,
    NoticeStore,
    PreparedBadges,
    ReviewStore,
    TakenBackPlaces,
  ],
})
export class PreparedBadgesModule {}
