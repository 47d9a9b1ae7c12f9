/** The completions of one learner under two versions of four assignments each, as plain values: what the rooms are held against. */
export type State = 'AWAITING_APPROVAL' | 'SUBMITTED' | 'ACCEPTED' | 'RETURNED' | 'VOIDED';
export type Version = 0 | 1;
export type Person = 'manager' | 'registrar' | 'assessor';

/** An attempt as it stands, with the attempt before it; never changed, only replaced. */
interface Slot {
  readonly state: State;
  readonly attempt: number;
  readonly submittedBy: Person;
  readonly submittedAt: number;
  /** Who accepted or returned it here, and when; null where nobody did, or where it was carried over or LPHQ's. */
  readonly judged: { readonly by: Person; readonly at: number } | null;
  readonly before: Slot | null;
}

/** What the model cannot know of itself: the badges that rest on the work. */
export interface BadgesThen {
  /** When each was prepared, and whether it is not over yet. */
  readonly badges: readonly { readonly preparedAt: number; readonly isLive: boolean }[];
}

export const ASSIGNMENTS = [1, 2, 3, 4] as const;
const TEN_MINUTES = 600_000;

export class CompletionsModel {
  version: Version = 0;
  private readonly slots: readonly [Map<number, Slot>, Map<number, Slot>] = [new Map(), new Map()];

  constructor(private readonly now: () => number) {}

  get isQualified(): boolean {
    return ASSIGNMENTS.every((number) => this.stateOf(number) === 'ACCEPTED');
  }

  /** Every completion under the version that counts: its state, its attempt, how many are kept before it. */
  get standing(): Record<number, readonly [State, number, number]> {
    const all = [...this.slots[this.version]].sort(([one], [other]) => one - other);
    return Object.fromEntries(all.map(([number, slot]) => [number, [slot.state, slot.attempt, depth(slot)]]));
  }

  submit(number: number, by: Person, isLate: boolean): string {
    const earlier = this.slot(number);
    if (earlier?.state === 'ACCEPTED') return 'completion-already-accepted';
    if (earlier !== null && waits(earlier)) return 'completion-already-submitted';
    if (ASSIGNMENTS.some((before) => before < number && this.stateOf(before) !== 'ACCEPTED'))
      return 'assignment-out-of-order';
    this.put(number, {
      state: isLate ? 'AWAITING_APPROVAL' : 'SUBMITTED',
      attempt: (earlier?.attempt ?? 0) + 1,
      submittedBy: by,
      submittedAt: this.now(),
      judged: null,
      before: earlier,
    });
    return 'completion-submitted';
  }

  judge(number: number, by: Person, state: 'ACCEPTED' | 'RETURNED'): string {
    const slot = this.slot(number);
    if (slot === null) return 'completion-unknown';
    if (slot.state !== 'SUBMITTED') return 'completion-not-waiting';
    if (slot.submittedBy === by) return 'four-eyes-needed';
    this.put(number, { ...slot, state, judged: { by, at: this.now() } });
    return state === 'ACCEPTED' ? 'completion-accepted' : 'completion-returned';
  }

  void(number: number): string {
    const slot = this.slot(number);
    if (slot === null) return 'completion-unknown';
    if (slot.state !== 'ACCEPTED') return 'completion-not-accepted';
    this.put(number, { ...slot, state: 'VOIDED', judged: null });
    return 'completion-voided';
  }

  /** LPHQ's word on a day. */
  backdating(number: number, isApproved: boolean): string {
    const slot = this.slot(number);
    if (slot === null) return 'completion-unknown';
    if (slot.state !== 'AWAITING_APPROVAL') return 'completion-not-awaiting-approval';
    this.put(number, { ...slot, state: isApproved ? 'SUBMITTED' : 'RETURNED' });
    return 'backdating-decided';
  }

  undo(number: number, by: Person, { badges }: BadgesThen): string {
    const slot = this.slot(number);
    if (slot === null) return 'completion-unknown';
    const last = waits(slot) ? { by: slot.submittedBy, at: slot.submittedAt } : slot.judged;
    if (last === null) return 'no-act-to-undo';
    if (last.by !== by && by !== 'manager') return 'undo-not-yours';
    if (this.now() >= last.at + TEN_MINUTES) return 'undo-too-late';
    const isRestedOn = badges.some(({ preparedAt, isLive }) => isLive || preparedAt >= last.at);
    if (slot.state === 'ACCEPTED' && isRestedOn) return 'badge-prepared-since';
    if (!waits(slot)) this.put(number, { ...slot, state: 'SUBMITTED', judged: null });
    else if (slot.before === null) this.slots[this.version].delete(number);
    else this.put(number, slot.before);
    return 'completion-undone';
  }

  /** The two versions ask for the same, so that each assignment counts as its like. */
  changeVersion(to: Version): string {
    if (to === this.version) return 'version-unchanged';
    const here = this.slots[this.version];
    const there = this.slots[to];
    if ([...here.values()].some(waits)) return 'completions-waiting';
    const accepted = (slots: Map<number, Slot>) =>
      ASSIGNMENTS.filter((number) => slots.get(number)?.state === 'ACCEPTED');
    if (accepted(there).some((number) => !accepted(here).includes(number))) return 'work-taken-back';
    const carried = accepted(here).filter((number) => !there.has(number));
    if (this.isQualified && accepted(there).length + carried.length < ASSIGNMENTS.length)
      return 'would-unqualify';
    for (const number of carried) {
      const { submittedBy, submittedAt } = here.get(number)!;
      there.set(number, {
        state: 'ACCEPTED',
        attempt: 1,
        submittedBy,
        submittedAt,
        judged: null,
        before: null,
      });
    }
    this.version = to;
    return 'version-changed';
  }

  private stateOf(number: number): State | null {
    return this.slot(number)?.state ?? null;
  }

  private slot(number: number): Slot | null {
    return this.slots[this.version].get(number) ?? null;
  }

  private put(number: number, slot: Slot): void {
    this.slots[this.version].set(number, slot);
  }
}

function waits({ state }: Slot): boolean {
  return state === 'SUBMITTED' || state === 'AWAITING_APPROVAL';
}

function depth({ before }: Slot): number {
  return before === null ? 0 : 1 + depth(before);
}
