import { beforeEach, describe, expect, test } from '@jest/globals';

import { type LearnerFile, LearnerFiles, type OpenedFile } from '#learners/completions';
import type { WriteUnit } from '#platform/persistence';
import { shortKidIn } from '#proof/claims';

import { aMemberOf } from '../../../../../test/builders/actor.builder.js';
import { aBadge } from '../../../../../test/builders/badge.builder.js';
import { FakeJournal, FakeOutbox, FakeUnits } from '../../../../../test/builders/fake-floor.js';
import { acceptedOf, aLearnerFile } from '../../../../../test/builders/learner-file.builder.js';
import type { Badge } from '../domain/badge.js';
import type { Blank, PressedBadge } from '../domain/pressed-badge.js';
import { BadgeStore } from '../store/badge.store.js';
import { BadgeAnnouncer } from './badge-announcer.js';
import { BadgePress } from './badge-press.js';
import { CredentialOrigin } from './credential-origin.js';
import { IssueBadge, type IssueBadgeOutcome } from './issue-badge.js';
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

  override async openForUpdate(): Promise<OpenedFile> {
    return this.opened;
  }
}

class FakeBadges extends BadgeStore {
  readonly prepared: PressedBadge[] = [];
  held: Badge[] = [];
  blank: Blank | null = BLANK;
  taken = 0;
  /** A live badge that the constraint alone knows of. */
  heldAfterAll: Badge | null = null;

  override async heldBy(): Promise<Badge[]> {
    return this.held;
  }

  override async takeBlank(): Promise<Blank | null> {
    this.taken += 1;
    return this.blank;
  }

  override async prepare(_unit: WriteUnit, pressed: PressedBadge): Promise<Badge | null> {
    if (this.heldAfterAll === null) this.prepared.push(pressed);
    return this.heldAfterAll;
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
  const act = new IssueBadge(units, files, badges, press, new BadgeAnnouncer(journal, outbox));
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
