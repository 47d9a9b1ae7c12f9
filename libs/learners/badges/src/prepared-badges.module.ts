import { Module } from '@nestjs/common';

import { SigningQueue } from './store/signing-queue.js';
import { TakenBackPlaces } from './store/taken-back-places.js';
import { BadgeAnnouncer } from './use-cases/badge-announcer.js';
import { PreparedBadges } from './use-cases/prepared-badges.js';

/** What the worker needs of this room, and no more. The app gives Journal and Outbox, globally. */
@Module({
  providers: [BadgeAnnouncer, PreparedBadges, SigningQueue, TakenBackPlaces],
  exports: [BadgeAnnouncer, PreparedBadges, TakenBackPlaces],
})
export class PreparedBadgesModule {}
