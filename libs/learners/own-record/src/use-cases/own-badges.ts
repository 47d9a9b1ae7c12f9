import { Injectable } from '@nestjs/common';

import { type Agency, AgencyReads } from '#authority/agencies';
import { takesEmblem } from '#learners/badges';
import { Clock, type Instant } from '#platform/clock';
import { UnitsOfWork } from '#platform/persistence';
import type { LearnerActor } from '#platform/tenancy';
import { foreseen, type VerifyAnswer } from '#proof/verification';

import { type OwnBadge, type OwnEmblem, scannedRecord } from '../domain/own-badge.js';
import { OwnBadgeReads } from '../store/own-badge.reads.js';

/** A learner’s badges at one agency. */
interface HeldBadges {
  readonly agency: Agency;
  readonly badges: readonly OwnBadge[];
  /** When that was so. */
  readonly asOf: Instant;
}

/** A learner’s own badges, and what a scan of one would answer. */
@Injectable()
export class OwnBadges {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly badges: OwnBadgeReads,
    private readonly agencies: AgencyReads,
    private readonly clock: Clock,
  ) {}

  of(actor: LearnerActor): Promise<HeldBadges> {
    return this.units.read(actor, async (unit) => {
      const asOf = this.clock.now();
      const badges = await this.badges.all(unit);
      const agency = await this.agencies.own(unit);
      if (agency === null) throw new Error('A learner’s agency is not there.');
      return { agency, badges, asOf };
    });
  }

  /** Null where the badge is not the learner’s. */
  async emblemOf(actor: LearnerActor, badgeId: string): Promise<OwnEmblem | null> {
    const badges = await this.units.read(actor, (unit) => this.badges.all(unit));
    const badge = badges.find(({ id }) => id === badgeId);
    if (badge === undefined) return null;
    const { emblem, emblemChosenAt: chosenAt } = badge;
    return { emblem, chosenAt, canChoose: takesEmblem(badge, this.clock.now()) };
  }

  /** Null where the badge is not the learner’s. Judged by the record’s state and dates, as long as its signature holds. */
  async scannedNow(actor: LearnerActor, badgeId: string): Promise<VerifyAnswer | null> {
    const { agency, badges, asOf } = await this.of(actor);
    const badge = badges.find(({ id }) => id === badgeId);
    return badge === undefined ? null : foreseen(scannedRecord(agency, badge), asOf);
  }
}
