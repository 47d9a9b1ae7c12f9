import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';

import type { Badge } from '#learners/badges';
import { qualificationOf } from '#learners/qualification';
import type { Learner } from '#learners/roster';

import { ASSIGNMENTS, CompletionsModel, type Person } from './completions-model.js';
import { LifeRooms } from './life-rooms.js';

/** The same lives in every run; a failure prints the shortest that fails. */
const SEED = 20_261_122;
const LIVES = 40;

let rooms: LifeRooms;
/** What was answered over all lives, so that a rule which no life came across is missed. */
const answered = new Map<string, number>();

beforeAll(async () => {
  rooms = await LifeRooms.open();
});
afterAll(() => rooms.close());

const person = fc.constantFrom<Person>('manager', 'registrar', 'assessor');
const submitter = fc.oneof({ weight: 3, arbitrary: fc.constant<Person>('registrar') }, person);
const decider = fc.oneof({ weight: 3, arbitrary: fc.constant<Person>('assessor') }, person);
const version = fc.constantFrom(0 as const, 1 as const);
const anAssignment = fc.constantFrom(...ASSIGNMENTS);
/** Mostly the assignment that is open next, so that lives come far; 0 stands for it. */
const which = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, anAssignment);
type BadgeAct = 'issue' | 'sign' | 'suspend' | 'reinstate' | 'revoke';
const onTime = fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, fc.constant(true));
const act = fc.constantFrom<BadgeAct[]>('issue', 'sign', 'sign', 'suspend', 'reinstate', 'revoke');
const move = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ is: fc.constant('submit' as const), which, by: submitter, isLate: onTime }),
  },
  { weight: 6, arbitrary: fc.record({ is: fc.constant('accept' as const), which, by: decider }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('return' as const), which, by: decider }) },
  { weight: 2, arbitrary: fc.record({ is: fc.constant('void' as const), which: anAssignment }) },
  { weight: 3, arbitrary: fc.record({ is: fc.constant('undo' as const), which: anAssignment, by: person }) },
  {
    weight: 2,
    arbitrary: fc.record({ is: fc.constant('backdating' as const), which, isApproved: fc.boolean() }),
  },
  { weight: 2, arbitrary: fc.record({ is: fc.constant('changeVersion' as const), to: version }) },
  {
    weight: 2,
    arbitrary: fc.record({ is: fc.constant('wait' as const), minutes: fc.constantFrom(1, 9, 10, 60) }),
  },
  { weight: 8, arbitrary: fc.record({ is: fc.constant('badge' as const), act }) },
);
/** How many assignments are accepted before anything else happens, and what happens then. */
const life = fc.record({
  begun: fc.constantFrom(0, 1, 4, 4),
  moves: fc.array(move, { minLength: 15, maxLength: 40, size: 'max' }),
});
type Move = typeof move extends fc.Arbitrary<infer M> ? M : never;

/** One learner, and what the model says of them. */
class Life {
  readonly model = new CompletionsModel(() => rooms.clock.now().getTime());
  private wasRevoked = new Set<string>();

  /** As they stood after the last move. */
  private completions: Awaited<ReturnType<LifeRooms['completionsOf']>> = [];

  constructor(readonly learner: Learner) {}

  async begins(accepted: number): Promise<void> {
    for (let nr = 0; nr < accepted; nr += 1) {
      await this.goes({ is: 'submit', which: 0, by: 'registrar', isLate: false });
      await this.goes({ is: 'accept', which: 0, by: 'assessor' });
    }
  }

  async goes(step: Move): Promise<void> {
    const wasQualified = this.model.isQualified;
    const [told, expected] = await this.answers(step);
    expect([step, told]).toEqual([step, expected]);
    answered.set(told, (answered.get(told) ?? 0) + 1);
    if (step.is === 'submit' || step.is === 'accept')
      expect(this.model.isQualified || !wasQualified).toBe(true);
    await this.holds();
  }

  /** What the rooms answer, and what the model does. */
  private async answers(step: Move): Promise<[string, string]> {
    const { learner, model } = this;
    if (step.is === 'wait') return [this.waits(step.minutes), 'waited'];
    if (step.is === 'badge') return [await this.badge(step.act), 'done'];
    if (step.is === 'changeVersion')
      return [await rooms.changeVersion(learner, rooms.versions[step.to]), model.changeVersion(step.to)];
    const number = step.which === 0 ? this.next() : step.which;
    const id = this.idOf(number);
    switch (step.is) {
      case 'submit':
        return [
          await rooms.submit(learner, number, step.by, step.isLate),
          model.submit(number, step.by, step.isLate),
        ];
      case 'accept':
        return [await rooms.judge(id, step.by, 'ACCEPTED'), model.judge(number, step.by, 'ACCEPTED')];
      case 'return':
        return [await rooms.judge(id, step.by, 'RETURNED'), model.judge(number, step.by, 'RETURNED')];
      case 'void':
        return [await rooms.void(id), model.void(number)];
      case 'backdating':
        return [await rooms.backdating(id, step.isApproved), model.backdating(number, step.isApproved)];
      case 'undo': {
        const badges = (await rooms.badgesOf(learner)).map((badge) => ({
          preparedAt: badge.preparedAt.getTime(),
          isLive: isLive(badge),
        }));
        return [await rooms.undo(id, step.by), model.undo(number, step.by, { badges })];
      }
    }
  }

  private waits(minutes: number): string {
    rooms.clock.pass(minutes * 60_000);
    return 'waited';
  }

  private async badge(act: BadgeAct): Promise<string> {
    const held = await rooms.badgesOf(this.learner);
    if (act === 'issue') answered.set(`issue: ${await rooms.issue(this.learner)}`, 1);
    else if (act === 'sign')
      await rooms.sign(held.filter(({ state }) => state === 'PREPARED').map(({ id }) => id));
    else if (held[0]) await rooms[act](held[0].id);
    return 'done';
  }

  private next(): number {
    const { standing } = this.model;
    return ASSIGNMENTS.find((number) => standing[number]?.[0] !== 'ACCEPTED') ?? 4;
  }

  private idOf(number: number): string | null {
    return this.completions.find(({ assignment }) => assignment === number)?.id ?? null;
  }

  /** What is so after every move, whatever it was. */
  private async holds(): Promise<void> {
    const { id: versionId } = rooms.versions[this.model.version];
    const all = await rooms.completionsOf(this.learner);
    const completions = all.filter(({ programmeVersionId }) => programmeVersionId === versionId);
    this.completions = completions;
    const standing = completions.map(({ assignment, state, attempt, kept }) => [
      assignment,
      [state, attempt, kept],
    ]);
    expect(Object.fromEntries(standing)).toEqual(this.model.standing);
    const isQualified = qualificationOf(completions, rooms.versions[this.model.version]).kind === 'qualified';
    expect(isQualified).toBe(this.model.isQualified);

    const badges = await rooms.badgesOf(this.learner);
    const shown = badges.filter(({ state }) => state === 'PREPARED' || state === 'ISSUED');
    if (!isQualified) expect(shown).toEqual([]);
    expect(badges.filter(isLive).length).toBeLessThanOrEqual(1);
    for (const { id, state } of badges) {
      if (this.wasRevoked.has(id)) expect(state).toBe('REVOKED');
      if (state === 'REVOKED') this.wasRevoked.add(id);
      answered.set(`badge: ${state}`, 1);
    }
    answered.set(isQualified ? 'qualified' : 'not qualified', 1);
  }
}

function isLive({ state }: Badge): boolean {
  return state === 'PREPARED' || state === 'ISSUED' || state === 'SUSPENDED';
}

test('no order of moves leads a learner’s work where the model does not, a revoked badge back, or an unqualified learner to a badge that is valid', async () => {
  const lives = fc.asyncProperty(life, async ({ begun, moves }) => {
    const one = new Life(await rooms.enrols());
    await one.begins(begun);
    for (const each of moves) await one.goes(each);
  });
  await fc.assert(lives, {
    seed: SEED,
    numRuns: LIVES,
    interruptAfterTimeLimit: 540_000,
    markInterruptAsFailure: true,
  });
}, 600_000);

/** Each is a rule that some life has come across. */
const MET = [
  ...['completion-submitted', 'completion-already-submitted', 'completion-already-accepted'],
  ...['assignment-out-of-order', 'completion-unknown', 'completion-accepted', 'completion-returned'],
  ...['completion-not-waiting', 'four-eyes-needed', 'completion-voided', 'completion-not-accepted'],
  ...['backdating-decided', 'completion-not-awaiting-approval', 'completion-undone', 'no-act-to-undo'],
  ...['undo-not-yours', 'undo-too-late', 'badge-prepared-since', 'version-changed', 'version-unchanged'],
  ...['completions-waiting', 'work-taken-back', 'qualified', 'issue: badge-prepared', 'issue: not-qualified'],
  ...['badge: ISSUED', 'badge: SUSPENDED', 'badge: REVOKED', 'badge: WITHDRAWN'],
];

test('the lives came across every rule', () => {
  expect(MET.filter((each) => !answered.has(each))).toEqual([]);
});
