import type { Agency } from '#authority/agencies';
import type { ProgrammeVersion } from '#learners/programme';
import type { Learner } from '#learners/roster';
import type { CalendarDay, Instant } from '#platform/clock';

import type { Completion } from './completion.js';

/** All that a decision about one learner is made from, read under the learner's lock. */
export interface LearnerFile {
  /** The learner's agency, which may act today. */
  readonly agency: Agency;
  readonly learner: Learner;
  /** The version that the learner is enrolled in; a later edition changes nothing for them (T15). */
  readonly programme: ProgrammeVersion;
  /** Of that version only. */
  readonly completions: readonly Completion[];
  /** The instant at which the file was opened, and its day in Toronto: the "now" of every rule. */
  readonly openedAt: Instant;
  readonly today: CalendarDay;
}
