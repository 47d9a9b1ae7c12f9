import type { ProgrammeVersion } from '#learners/programme';
import type { Learner } from '#learners/roster';
import type { JournalEvent } from '#platform/journal';

import { type Completion, kindOf } from './completion.js';
import type { UndoneAct } from './decide-undo.js';
import type { LearnerFile } from './learner-file.js';

/** The learner's work, its link and its note are the learner's data: sealed under their key. */
export function completionSubmitted(completion: Completion): JournalEvent {
  const { completedOn, evidenceLink, note, evidenceFileId, backdatedBecause } = completion;
  const told = { completedOn, evidenceLink, note, evidenceFileId, backdatedBecause };
  return happened('completion.submitted', completion, told);
}

export function completionAccepted(completion: Completion): JournalEvent {
  const { completedOn, rubricNotes } = completion;
  return happened('completion.accepted', completion, { completedOn, rubricNotes });
}

export function completionReturned(completion: Completion): JournalEvent {
  const { returnReason: reason, rubricNotes } = completion;
  return happened('completion.returned', completion, { reason, rubricNotes });
}

/** The outcomes are those that had been found met. */
export function completionVoided(completion: Completion): JournalEvent {
  return happened('completion.voided', completion, { reason: completion.voidReason });
}

/** What was undone is told as it was before. */
export function completionUndone(completion: Completion, act: UndoneAct): JournalEvent {
  const { completedOn, returnReason, evidenceLink, note, rubricNotes } = completion;
  const before = { completedOn, returnReason, evidenceLink, note, rubricNotes };
  const told = happened('completion.undone', completion, before);
  return { ...told, facts: { ...told.facts, undone: act } };
}

/** LPHQ let a day stand, or sent it back. */
export function backdatingDecided(completion: Completion): JournalEvent {
  const { completedOn, backdatedBecause, returnReason: reason } = completion;
  const isApproved = completion.approvedAt !== null;
  const type = isApproved ? 'completion.day-approved' : 'completion.day-declined';
  return happened(type, completion, { completedOn, backdatedBecause, reason });
}

/** Which transcript, batch or edition, and who assessed it there by name, is sealed with the learner's data. */
export function completionCarriedOver(completion: Completion): JournalEvent {
  const { completedOn, assessorText, carriedFrom } = completion;
  const told = happened('completion.carried-over', completion, { completedOn, assessorText, carriedFrom });
  return { ...told, facts: { ...told.facts, carriedFrom: carriedFrom && kindOf(carriedFrom) } };
}

/** The learner has everything; kept with it are the ids and days that the answer rests on. */
export function learnerQualified(
  file: Pick<LearnerFile, 'learner' | 'programme' | 'completions'>,
): JournalEvent {
  return {
    type: 'learner.qualified',
    object: { kind: 'learner', id: file.learner.id },
    subjectId: file.learner.id,
    facts: { programme: file.programme.programme, edition: file.programme.edition },
    particulars: {
      completions: file.completions.map(({ id, assignment, completedOn }) => ({
        id,
        assignment,
        completedOn,
      })),
    },
  };
}

function happened(
  type: string,
  completion: Completion,
  particulars: Readonly<Record<string, unknown>>,
): JournalEvent {
  return {
    type,
    object: { kind: 'completion', id: completion.id },
    subjectId: completion.learnerId,
    facts: {
      assignment: completion.assignment,
      attempt: completion.attempt,
      outcomesMet: completion.outcomesMet,
    },
    particulars,
  };
}

/** The learner goes on under another version; what counts there is told by each completion. */
export function versionChanged({ id }: Learner, from: ProgrammeVersion, to: ProgrammeVersion): JournalEvent {
  return {
    type: 'learner.version-changed',
    object: { kind: 'learner', id },
    subjectId: id,
    facts: { edition: to.edition, before: from.edition, programmeVersionId: to.id },
  };
}
