import { setImmediate as breath } from 'node:timers/promises';

import { Injectable } from '@nestjs/common';

import type { LearnerFile } from '#learners/completions';
import type { AccountId } from '#platform/tenancy';
import { prepareBadgeClaim, type PreparedClaim } from '#proof/claims';
import { newCode } from '#proof/compact';

import type { Badge, BadgeId } from '../domain/badge.js';
import type { IssueWish } from '../domain/decide-issue.js';
import type { Blank, PressedBadge } from '../domain/pressed-badge.js';
import { shownName } from '../domain/shown-name.js';
import { type Term, termFrom } from '../domain/term.js';
import { CredentialOrigin } from './credential-origin.js';
import { RandomSource, uuidFrom } from './random-source.js';

/** What a badge is to be, as it was decided. */
export interface PressWish extends Pick<IssueWish, 'nameChoice' | 'kind' | 'validFrom' | 'emblem'> {
  readonly preparedBy: AccountId;
  readonly yielding?: BadgeId | null;
}

/** A badge that is to be made. */
interface PressOrder {
  readonly file: LearnerFile;
  readonly blank: Blank;
  readonly wish: PressWish;
}

/** A millisecond or two of work: people's answers wait for the same thread. */
const BEFORE_A_BREATH = 2;

/** Makes a badge out of a learner's file: draws its code, sets its term, and has its claim built and linted (T21). */
@Injectable()
export class BadgePress {
  constructor(
    private readonly origin: CredentialOrigin,
    private readonly random: RandomSource,
  ) {}

  /** Badges for many: whoever else needs this thread has a turn after every few. */
  async pressAll(orders: readonly PressOrder[]): Promise<readonly PressedBadge[]> {
    const pressed: PressedBadge[] = [];
    for (const [at, { file, blank, wish }] of orders.entries()) {
      if (at > 0 && at % BEFORE_A_BREATH === 0) await breath();
      pressed.push(this.press(file, blank, wish));
    }
    return pressed;
  }

  press(file: LearnerFile, blank: Blank, wish: PressWish): PressedBadge {
    const { preparedBy, yielding = null, validFrom = null } = wish;
    const term = termFrom(file.openedAt, file.programme.policies.badgeValidityMonths, validFrom);
    const badge = { ...this.prepared(file, term, wish), ...placeOn(blank) };
    return { badge, claim: this.claim(file, blank, badge, term), term, preparedBy, yielding };
  }

  private prepared(
    file: LearnerFile,
    { validFrom, validUntil }: Term,
    { kind = 'MSQ', nameChoice, emblem = 'NEUTRAL' }: PressWish,
  ): Omit<Badge, keyof Place> {
    return {
      id: uuidFrom(this.random) as BadgeId,
      agencyId: file.agency.id,
      learnerId: file.learner.id,
      programmeVersionId: file.programme.id,
      kind,
      code: newCode((count) => this.random.bytes(count)),
      state: 'PREPARED',
      nameChoice,
      publicName: shownName(file.learner.name, nameChoice),
      emblem,
      emblemChosenAt: null,
      validFrom,
      validUntil,
      preparedAt: file.openedAt,
      issuedAt: null,
      holdMinutes: file.agency.badgeHoldMinutes,
      suspendedAt: null,
      suspensionReason: null,
      revokedAt: null,
      revocationReason: null,
      yieldsTo: null,
      jwt: null,
      proof: null,
    };
  }

  /** The subject is a name made for this credential alone: two credentials of one person share no identifier. */
  private claim(
    { agency, programme }: LearnerFile,
    { kid, shortKid }: Blank,
    badge: Badge,
    term: Term,
  ): PreparedClaim {
    return prepareBadgeClaim({
      origin: this.origin.verifyOrigin,
      code: badge.code,
      credentialKind: badge.kind,
      edition: programme.edition,
      issuer: { slug: agency.slug, name: agency.name },
      publicName: badge.publicName,
      validFrom: term.validFrom,
      expiresAt: term.expiresAt,
      subjectUrn: `urn:uuid:${uuidFrom(this.random)}`,
      status: { list: badge.statusList, position: badge.statusPosition },
      kid,
      shortKid,
    });
  }
}

type Place = Pick<Badge, 'statusList' | 'statusPosition'>;

function placeOn({ list, position }: Blank): Place {
  return { statusList: list, statusPosition: position };
}
