import { randomUUID } from 'node:crypto';

import type { CarriedFrom, Completion, CompletionId } from '#learners/completions';
import type { Learner } from '#learners/roster';
import { type CalendarDay, parseInstant } from '#platform/clock';
import type { AccountId } from '#platform/tenancy';

import type { TestDatabase } from '../harness/database.js';

type Owner = Pick<Learner, 'id' | 'agencyId' | 'accountId' | 'enrolment'>;

/** Assignment 1, handed in on 11 November 2026, waiting for a decision; of nobody until it is given a learner. */
export function aCompletion(): CompletionBuilder {
  return new CompletionBuilder({
    id: randomUUID() as string as CompletionId,
    learnerId: '10000000-0000-4000-8000-000000000001',
    programmeVersionId: 'e0000000-0000-4000-8000-000000000001',
    assignment: 1,
    state: 'SUBMITTED',
    attempt: 1,
    completedOn: '2026-11-10' as CalendarDay,
    submittedBy: 'a0000000-0000-4000-8000-00000000000a' as AccountId,
    submittedAt: parseInstant('2026-11-11T15:00:00Z')!,
    decidedBy: null,
    decidedAt: null,
    outcomesMet: [],
    returnReason: null,
    voidedBy: null,
    voidedAt: null,
    voidReason: null,
    evidenceLink: null,
    note: null,
    carriedFrom: null,
    assessorText: null,
    rubricNotes: {},
    evidenceFileId: null,
    backdatedBecause: null,
    approvedBy: null,
    approvedAt: null,
  });
}

class CompletionBuilder {
  constructor(
    private readonly completion: Completion,
    private readonly owner: Owner | null = null,
  ) {}

  of(owner: Owner): CompletionBuilder {
    const { programmeVersionId } = owner.enrolment;
    return new CompletionBuilder({ ...this.completion, learnerId: owner.id, programmeVersionId }, owner);
  }

  ofAssignment(assignment: number): CompletionBuilder {
    return this.with({ assignment });
  }

  completedOn(day: string): CompletionBuilder {
    return this.with({ completedOn: day as CalendarDay });
  }

  submittedBy(submittedBy: AccountId): CompletionBuilder {
    return this.with({ submittedBy });
  }

  accepted(): CompletionBuilder {
    return this.decided({ state: 'ACCEPTED' });
  }

  returned(returnReason = 'Page two is missing.'): CompletionBuilder {
    return this.decided({ state: 'RETURNED', returnReason });
  }

  voided(voidReason = 'The logbook was another learner’s.'): CompletionBuilder {
    return this.decided({
      state: 'VOIDED',
      voidedBy: 'a0000000-0000-4000-8000-00000000000c' as AccountId,
      voidedAt: parseInstant('2026-11-13T15:00:00Z'),
      voidReason,
    });
  }

  /** Judged elsewhere by somebody who has no account here. */
  carriedFrom(carriedFrom: CarriedFrom, assessorText = 'R. Okafor, assessor until 2025'): CompletionBuilder {
    return this.decided({ state: 'ACCEPTED', carriedFrom, assessorText, decidedBy: null });
  }

  voidedBy(voidedBy: AccountId): CompletionBuilder {
    return this.with({ voidedBy });
  }

  decidedBy(decidedBy: AccountId): CompletionBuilder {
    return this.with({ decidedBy });
  }

  withNewId(): CompletionBuilder {
    return this.with({ id: randomUUID() as string as CompletionId });
  }

  with(different: Partial<Completion>): CompletionBuilder {
    return new CompletionBuilder({ ...this.completion, ...different }, this.owner);
  }

  build(): Completion {
    return this.completion;
  }

  /** Puts the completion in the database, past every act and policy; learner and accounts must be there. */
  async in(db: TestDatabase): Promise<Completion> {
    const { completion, owner } = this;
    if (owner === null) throw new Error('A completion in the database needs a learner: of(learner).');
    const { id, learnerId, programmeVersionId, assignment, state, attempt, completedOn } = completion;
    await db.adminQuery(
      `insert into completions (id, agency_id, learner_id, learner_account_id, programme_version_id, assignment, state,
         attempt, completed_on, submitted_by, submitted_at, decided_by, decided_at, outcomes_met, return_reason,
         voided_by, voided_at, void_reason, carried_from, assessor_text, backdated_because, approved_by, approved_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)`,
      [
        ...[id, owner.agencyId, learnerId, owner.accountId, programmeVersionId, assignment, state],
        ...[attempt, completedOn, completion.submittedBy, completion.submittedAt, completion.decidedBy],
        ...[completion.decidedAt, completion.outcomesMet, completion.returnReason],
        ...[completion.voidedBy, completion.voidedAt, completion.voidReason],
        ...[completion.carriedFrom, completion.assessorText],
        ...[completion.backdatedBecause, completion.approvedBy, completion.approvedAt],
      ],
    );
    return completion;
  }

  private decided(different: Partial<Completion>): CompletionBuilder {
    return this.with({
      decidedBy: 'a0000000-0000-4000-8000-00000000000b' as AccountId,
      decidedAt: parseInstant('2026-11-12T15:00:00Z'),
      ...different,
    });
  }
}
