import { Injectable } from '@nestjs/common';

import { CommunityReads } from '#communities/register';
import { type Badge, BadgeReads, foremostBadge } from '#learners/badges';
import { type Completion, CompletionReads } from '#learners/completions';
import { ProgrammeReads, type ProgrammeVersion } from '#learners/programme';
import { qualificationOf } from '#learners/qualification';
import type { Learner } from '#learners/roster';
import { type Instant, lastInstantOf } from '#platform/clock';
import { type ReadUnit, UnitsOfWork } from '#platform/persistence';
import type { MemberActor } from '#platform/tenancy';
import { type Locale, say } from '#platform/wording';

/** What is known of one learner, before it is put into words. */
interface Facts {
  readonly learner: Learner;
  readonly communityName: string;
  readonly completions: readonly Completion[];
  readonly qualifiedOn: string;
  readonly badge: Badge | null;
}

/** The columns in their order; each has a heading in both languages. */
const COLUMNS: Readonly<Record<string, (facts: Facts, words: Words) => string>> = {
  name: ({ learner }) => learner.displayName,
  'given-name': ({ learner: { name } }) => (name.kind === 'single' ? '' : name.given),
  'family-name': ({ learner: { name } }) => (name.kind === 'single' ? '' : name.family),
  'single-name': ({ learner: { name } }) => (name.kind === 'single' ? name.single : ''),
  community: ({ communityName }) => communityName,
  track: ({ learner }, { locale }) => say(locale, `csv.track.${learner.enrolment.track}`),
  'enrolled-on': ({ learner }) => learner.enrolment.enrolledOn,
  'joined-on': ({ learner }) => learner.joinedOn ?? '',
  accepted: ({ completions }) => String(completions.filter(({ state }) => state === 'ACCEPTED').length),
  'qualified-on': ({ qualifiedOn }) => qualifiedOn,
  badge: ({ badge }, words) => standingOf(badge, words),
  'valid-until': ({ badge }) => badge?.validUntil ?? '',
  email: ({ learner }) => learner.email ?? '',
  'external-id': ({ learner }) => learner.externalId ?? '',
};

interface Words {
  readonly locale: Locale;
  /** The instant by which a badge has expired or not. */
  readonly at: Instant;
}

/** Learners as rows of a sheet: the same columns, headings and words for everybody who takes one out. */
@Injectable()
export class LearnerSheet {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly communities: CommunityReads,
    private readonly completions: CompletionReads,
    private readonly badges: BadgeReads,
    private readonly programmes: ProgrammeReads,
  ) {}

  headings(locale: Locale): readonly string[] {
    return Object.keys(COLUMNS).map((column) => say(locale, `csv.learners.${column}`));
  }

  /** A row for each, in the order given; four statements however many there are. */
  async rows(
    actor: MemberActor,
    learners: readonly Learner[],
    words: Words,
  ): Promise<readonly (readonly string[])[]> {
    const facts = await this.units.read(actor, (unit) => this.factsOf(unit, learners, words.at));
    return facts.map((each) => Object.values(COLUMNS).map((cell) => cell(each, words)));
  }

  private async factsOf(
    unit: ReadUnit,
    learners: readonly Learner[],
    at: Instant,
  ): Promise<readonly Facts[]> {
    const ids = learners.map(({ id }) => id);
    const communities = byId(
      await this.communities.byIds(unit, unique(learners.map(({ communityId }) => communityId))),
    );
    const programmes = byId(
      await this.programmes.byIds(
        unit,
        unique(learners.map(({ enrolment }) => enrolment.programmeVersionId)),
      ),
    );
    const completions = await this.completions.ofLearners(unit, ids);
    const badges = await this.badges.ofLearners(unit, ids);
    return learners.map((learner) => {
      const done = completions.get(learner.id) ?? [];
      return {
        learner,
        communityName: communities.get(learner.communityId)?.name ?? '',
        completions: done,
        qualifiedOn: qualifiedOn(done, programmes.get(learner.enrolment.programmeVersionId)),
        badge: foremostBadge(badges.get(learner.id) ?? [], at),
      };
    });
  }
}

function qualifiedOn(completions: readonly Completion[], programme: ProgrammeVersion | undefined): string {
  if (programme === undefined) throw new Error('A learner’s programme version is not there.');
  const qualification = qualificationOf(completions, programme);
  return qualification.kind === 'qualified' ? qualification.qualifiedOn : '';
}

function standingOf(badge: Badge | null, { locale, at }: Words): string {
  if (badge === null) return '';
  const standing =
    badge.state === 'ISSUED' && at >= lastInstantOf(badge.validUntil) ? 'EXPIRED' : badge.state;
  return say(locale, `csv.badge.${standing}`);
}

function byId<Row extends { readonly id: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [row.id, row]));
}

function unique(ids: readonly string[]): readonly string[] {
  return [...new Set(ids)];
}
