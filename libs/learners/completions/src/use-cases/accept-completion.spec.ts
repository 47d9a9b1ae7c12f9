import { beforeEach, describe, expect, test } from '@jest/globals';

import type { WriteUnit } from '#platform/persistence';

import { aMemberOf } from '../../../../../test/builders/actor.builder.js';
import { aCompletion } from '../../../../../test/builders/completion.builder.js';
import { FakeJournal, FakeOutbox, FakeUnits } from '../../../../../test/builders/fake-floor.js';
import { acceptedOf, aLearnerFile } from '../../../../../test/builders/learner-file.builder.js';
import { NoBadges } from '../../../../../test/builders/no-badges.js';
import type { Completion, CompletionId } from '../domain/completion.js';
import type { WayIn } from '../domain/four-eyes.js';
import { CompletionStore } from '../store/completion.store.js';
import type { TheirWork } from '../store/save-completions.js';
import { AcceptCompletion } from './accept-completion.js';
import { type AcceptCompletionOutcome, AcceptCompletions } from './accept-completions.js';
import { Qualifying } from './qualifying.js';
import { type OpenedCompletion, WaitingCompletions } from './waiting-completions.js';

class FakeWaiting extends WaitingCompletions {
  constructor(private readonly found: OpenedCompletion) {
    super(undefined as never, undefined as never);
  }

  override async openForUpdate(): Promise<OpenedCompletion> {
    return this.found;
  }
}

class FakeCompletions extends CompletionStore {
  readonly saved: Completion[] = [];

  override async waysInOf(): Promise<ReadonlyMap<CompletionId, WayIn | null>> {
    return new Map();
  }

  override async saveAll(_unit: WriteUnit, works: readonly TheirWork[]): Promise<void> {
    this.saved.push(...works.map(({ completion }) => completion));
  }
}

let units: FakeUnits;
let completions: FakeCompletions;
let journal: FakeJournal;
let outbox: FakeOutbox;

beforeEach(() => {
  units = new FakeUnits();
  completions = new FakeCompletions();
  journal = new FakeJournal();
  outbox = new FakeOutbox();
});

function accept(opened: OpenedCompletion, outcomesMet?: string[]): Promise<AcceptCompletionOutcome> {
  const qualifying = new Qualifying(journal, outbox, new NoBadges());
  const waiting = new FakeWaiting(opened);
  const many = new AcceptCompletions(waiting, completions, journal, qualifying);
  const act = new AcceptCompletion(units, waiting, many);
  const request = {
    completionId: 'any',
    deciderEmail: 'assessor@example.org',
    ...(outcomesMet && { outcomesMet }),
  };
  return act.run(aMemberOf(aLearnerFile().agency.id, 'AGENCY_ASSESSOR'), request);
}

/** A file in which this assignment waits, and those are accepted. */
function waiting(assignment: number, ...accepted: readonly number[]): OpenedCompletion {
  const completion = aCompletion().ofAssignment(assignment).build();
  const file = aLearnerFile({ completions: [...acceptedOf(...accepted), completion] });
  return { kind: 'opened', file, completion };
}

describe('an acceptance', () => {
  test('is saved and journalled, with outcome codes as facts and the day sealed', async () => {
    const outcome = await accept(waiting(1));
    expect(outcome).toMatchObject({ kind: 'completion-accepted', qualification: { kind: 'not-qualified' } });
    expect(completions.saved).toMatchObject([{ assignment: 1, state: 'ACCEPTED' }]);
    expect(journal.events).toMatchObject([
      {
        type: 'completion.accepted',
        subjectId: completions.saved[0]!.learnerId,
        facts: { assignment: 1, attempt: 1, outcomesMet: completions.saved[0]!.outcomesMet },
        particulars: { completedOn: '2026-11-10' },
      },
    ]);
    expect(outbox.events).toEqual([]);
  });

  test('of the last assignment qualifies, and keeps the ids and days that the answer rests on', async () => {
    const outcome = await accept(waiting(4, 1, 2, 3));
    expect(outcome).toMatchObject({ qualification: { kind: 'qualified', qualifiedOn: '2026-11-10' } });
    expect(journal.events.map(({ type }) => type)).toEqual([
      'completion.accepted',
      'learner.qualified',
      'learner.core-competencies-awarded',
    ]);
    const { completions: evidence } = journal.events[1]!.particulars as {
      completions: Partial<Completion>[];
    };
    expect(evidence.map(({ assignment }) => assignment).sort()).toEqual([1, 2, 3, 4]);
    expect(JSON.stringify(journal.events[1]!.facts)).not.toContain('2026-11-10');
    expect(outbox.events).toMatchObject([
      { type: 'learner.qualified' },
      { type: 'learner.core-competencies-awarded' },
    ]);
  });

  test('of the last assignment awards no core competencies on the track of guards', async () => {
    const opened = waiting(4, 1, 2, 3) as Extract<OpenedCompletion, { kind: 'opened' }>;
    const { learner } = opened.file;
    const enrolment = { ...learner.enrolment, track: 'GUARD' as const };
    await accept({ ...opened, file: { ...opened.file, learner: { ...learner, enrolment } } });
    expect(journal.events.map(({ type }) => type)).toEqual(['completion.accepted', 'learner.qualified']);
    expect(outbox.events).toMatchObject([{ type: 'learner.qualified' }]);
  });

  test('that is refused writes and tells nothing', async () => {
    expect(await accept({ kind: 'completion-unknown' })).toEqual({ kind: 'completion-unknown' });
    expect((await accept(waiting(1), ['MSQ1.01-O1'])).kind).toBe('outcomes-missing');
    expect([completions.saved, journal.events, outbox.events]).toEqual([[], [], []]);
    expect(units.ended).toEqual(['untouched', 'untouched']);
  });
});
