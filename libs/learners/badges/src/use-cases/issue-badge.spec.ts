import { beforeEach, describe, expect, test } from '@jest/globals';

import { type LearnerFile, LearnerFiles, type OpenedFile } from '#learners/completions';
import type { WriteUnit } from '#platform/persistence';
import { shortKidIn } from '#proof/claims';

import { aMemberOf } from '../../../../../test/builders/actor.builder.js';
import { aBadge } from '../../../../../test/builders/badge.builder.js';
import { FakeJournal, FakeOutbox, FakeUnits } from '../../../../../test/builders/fake-floor.js';
import { acceptedOf, aLearnerFile } from '../../../../../test/builders/learner-file.builder.js';
import type { Badge, BadgeId } from '../domain/badge.js';
import type { Blank, PressedBadge } from '../domain/pressed-badge.js';
import { BadgeStore } from '../store/badge.store.js';
import { BadgeAnnouncer } from './badge-announcer.js';
import { BadgePress } from './badge-press.js';
import { CredentialOrigin } from './credential-origin.js';
import { IssueBadge } from './issue-badge.js';
import { type IssueBadgeOutcome, IssueBadges } from './issue-badges.js';
import { systemRandomSource } from './random-source.js';

const BLANK: Blank = {
  ...{ kid: 'abcdefghijklmnop', shortKid: shortKidIn('abcdefghijklmnop')! },
  ...{ list: 17, position: 4711 },
};
const QUALIFIED = aLearnerFile({ completions: acceptedOf(1, 2, 3, 4) });

class FakeFiles extends LearnerFiles {
  constructor(readonly opened: OpenedFile) {
    super(undefined as never, undefined as never, undefined as never, undefined as never, undefined as never);
  }

  override async openAllForUpdate(
    _unit: WriteUnit,
    learnerIds: readonly string[],
  ): Promise<ReadonlyMap<string, OpenedFile>> {
    return new Map(learnerIds.map((id) => [id, this.opened]));
  }
}

class FakeBadges extends BadgeStore {
  readonly prepared: PressedBadge[] = [];
  held: Badge[] = [];
  blank: Blank | null = BLANK;
  /** A live badge that the constraint alone knows of. */
  heldAfterAll: Badge | null = null;

  override async allHeldBy(): Promise<ReadonlyMap<string, readonly Badge[]>> {
    return new Map([[QUALIFIED.learner.id, this.held]]);
  }

  override async takeBlanks(): Promise<readonly Blank[]> {
    return this.blank === null ? [] : [this.blank];
  }

  override async prepareAll(
    _unit: WriteUnit,
    pressed: readonly PressedBadge[],
  ): Promise<ReadonlyMap<BadgeId, Badge>> {
    const { heldAfterAll } = this;
    if (heldAfterAll !== null) return new Map(pressed.map(({ badge }) => [badge.id, heldAfterAll]));
    this.prepared.push(...pressed);
    return new Map();
  }
}

let units: FakeUnits;
let badges: FakeBadges;
let journal: FakeJournal;
let outbox: FakeOutbox;

beforeEach(() => {
  units = new FakeUnits();
  badges = new FakeBadges();
  journal = new FakeJournal();
  outbox = new FakeOutbox();
});

function issue(opened: OpenedFile | LearnerFile = QUALIFIED, consent = true): Promise<IssueBadgeOutcome> {
  const files = new FakeFiles('kind' in opened ? opened : { kind: 'opened', file: opened });
  const press = new BadgePress(new CredentialOrigin('https://verify.example.org'), systemRandomSource);
  const many = new IssueBadges(files, badges, press, new BadgeAnnouncer(journal, outbox));
  const act = new IssueBadge(units, many);
  const request = { learnerId: QUALIFIED.learner.id, nameChoice: 'INITIAL_AND_FAMILY' as const, consent };
  return act.run(aMemberOf(QUALIFIED.agency.id), request);
}

test('a badge is prepared, and journal and outbox are told in the same unit', async () => {
  const outcome = await issue();
  expect(outcome).toEqual({ kind: 'badge-prepared', badge: badges.prepared[0]?.badge });
  expect(badges.prepared[0]).toMatchObject({
    claim: { kid: BLANK.kid },
    badge: { statusList: 17, statusPosition: 4711 },
  });
  expect(journal.events.map(({ type }) => type)).toEqual(['badge.prepared']);
  expect(outbox.events.map(({ type }) => type)).toEqual(['badge.prepared']);
  expect(units.ended).toEqual(['committed']);
});

describe('nothing is written or told', () => {
  test.each<[string, () => Promise<IssueBadgeOutcome>]>([
    ['learner-unknown', () => issue({ kind: 'learner-unknown' })],
    ['consent-missing', () => issue(QUALIFIED, false)],
    ['not-qualified', () => issue(aLearnerFile({ completions: acceptedOf(1, 2, 3) }))],
    ['badge-already-held', () => (badges.held.push(aBadge().issued().build()), issue())],
    ['badge-already-held', () => ((badges.heldAfterAll = aBadge().build()), issue())],
    ['agency-has-no-key', () => ((badges.blank = null), issue())],
  ])('when the outcome is %s', async (kind, act) => {
    expect((await act()).kind).toBe(kind);
    expect([badges.prepared, journal.events, outbox.events]).toEqual([[], [], []]);
    expect(units.ended).toEqual(['untouched']);
  });
});
