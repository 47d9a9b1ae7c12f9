import { expect } from '@jest/globals';

import { type GraphqlAnswer, member } from '../harness/answers.js';
import type { Person } from '../harness/people.js';
import {
  ACCEPT_COMPLETION,
  BADGE,
  BADGE_STATE,
  ENROL_LEARNER,
  ISSUE_BADGE,
  LEARNER,
  REGISTER_COMMUNITY,
  REINSTATE_BADGE,
  REISSUE_BADGE,
  REVOKE_BADGE,
  SUBMIT_COMPLETION,
  SUSPEND_BADGE,
  VOID_COMPLETION,
} from './acts.js';

/** The people of one agency, and what they do in a story. Every act here is expected to succeed. */
export class AgencyCast {
  constructor(
    readonly slug: string,
    readonly name: string,
    readonly manager: Person,
    readonly registrar: Person,
    readonly assessor: Person,
  ) {}

  async registersCommunity(name: string): Promise<string> {
    const answer = await this.manager.does(REGISTER_COMMUNITY, { name, guardModel: 'VOLUNTEER' });
    return member<{ community: { id: string } }>(answer, 'registerCommunity', 'CommunityRegistered').community
      .id;
  }

  async enrols(communityId: string, name: Record<string, unknown>): Promise<string> {
    const answer = await this.registrar.does(ENROL_LEARNER, {
      communityId,
      track: 'MSO',
      ageAttested: 'ADULT',
      ...name,
    });
    return member<{ learner: { id: string } }>(answer, 'enrolLearner', 'LearnerEnrolled').learner.id;
  }

  submits(learnerId: string, assignment: number): Promise<GraphqlAnswer> {
    return this.registrar.does(SUBMIT_COMPLETION, { learnerId, assignment, completedOn: today() });
  }

  async completes(learnerId: string, assignments: readonly number[]): Promise<void> {
    for (const assignment of assignments) {
      const submitted = await this.submits(learnerId, assignment);
      const { completion } = member<{ completion: { id: string } }>(
        submitted,
        'submitCompletion',
        'CompletionSubmitted',
      );
      const accepted = await this.assessor.does(ACCEPT_COMPLETION, { completionId: completion.id });
      member(accepted, 'acceptCompletion', 'CompletionAccepted');
    }
  }

  async issues(
    learnerId: string,
    nameChoice: 'INITIAL_AND_FAMILY' | 'NONE' = 'INITIAL_AND_FAMILY',
  ): Promise<IssuedBadge> {
    const answer = await this.manager.does(ISSUE_BADGE, { learnerId, nameChoice, consent: true });
    const { badge } = member<{ badge: { id: string } }>(answer, 'issueBadge', 'BadgePrepared');
    return this.waitsUntilIssued(badge.id);
  }

  async revokes(badgeId: string): Promise<void> {
    const answer = await this.manager.does(REVOKE_BADGE, {
      badgeId,
      reason: 'ISSUED_IN_ERROR',
      note: 'wrong learner',
    });
    member(answer, 'revokeBadge', 'BadgeRevoked');
  }

  async voids(learnerId: string, assignment: number): Promise<void> {
    const { body } = await this.manager.asks(LEARNER, { id: learnerId });
    const { completions } = body.data?.['learner'] as { completions: { id: string; assignment: number }[] };
    const completionId = completions.find((each) => each.assignment === assignment)?.id;
    const answer = await this.manager.does(VOID_COMPLETION, { completionId, reason: 'Not their logbook.' });
    member(answer, 'voidCompletion', 'CompletionVoided');
  }

  async suspends(badgeId: string): Promise<void> {
    const answer = await this.manager.does(SUSPEND_BADGE, { badgeId, reason: 'MISUSE_REPORTED' });
    member(answer, 'suspendBadge', 'BadgeSuspended');
  }

  async reinstates(badgeId: string): Promise<void> {
    member(await this.manager.does(REINSTATE_BADGE, { badgeId }), 'reinstateBadge', 'BadgeReinstated');
  }

  /** Has a new badge take the place of this one, and waits until it is signed. */
  async reissues(badgeId: string): Promise<IssuedBadge> {
    const wish = { badgeId, nameChoice: 'NONE', consent: true };
    const answer = await this.manager.does(REISSUE_BADGE, wish);
    const { badge } = member<{ badge: { id: string } }>(answer, 'reissueBadge', 'BadgePrepared');
    return this.waitsUntilIssued(badge.id);
  }

  async waitsUntilIssued(badgeId: string): Promise<IssuedBadge> {
    for (let tries = 0; tries < 200; tries += 1) {
      const { body } = await this.manager.asks(BADGE_STATE, { id: badgeId });
      if ((body.data?.['badge'] as { state: string } | null)?.state === 'ISSUED') break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const { body } = await this.manager.asks(BADGE, { id: badgeId });
    const badge = body.data?.['badge'] as IssuedBadge & { state: string };
    expect(badge.state).toBe('ISSUED');
    return badge;
  }

  /** From an empty agency to an issued badge, in one breath. */
  async hasIssuedBadge(
    name: Record<string, unknown> = { givenName: 'Zoé', familyName: 'Tremblay' },
  ): Promise<IssuedBadge & { learnerId: string }> {
    const community = await this.registersCommunity(`${this.slug} community ${Math.random()}`);
    const learnerId = await this.enrols(community, name);
    await this.completes(learnerId, [1, 2, 3, 4]);
    return { ...(await this.issues(learnerId)), learnerId };
  }
}

export interface IssuedBadge {
  readonly id: string;
  readonly code: string;
  readonly shortLink: string;
  readonly fullLink: string;
  readonly jwt: string;
  readonly svg: string;
  readonly png: string;
  readonly fullPng: string;
  readonly publicName: string | null;
  readonly validUntil: string;
}

/** Today in America/Toronto, as people write it into a form. */
export function today(): string {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Toronto' }).format();
  expect(day).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  return day;
}
