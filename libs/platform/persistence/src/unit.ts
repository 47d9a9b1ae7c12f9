import type { QueryRunner } from 'typeorm';

import { type Actor, type AgencyId, inAgency } from '#platform/tenancy';

const RUNNER = Symbol('runner');
const FATE = Symbol('fate');

interface Fate {
  journalled: boolean;
  untouched: boolean;
}

/**
 * One open transaction in the name of one actor. Opaque: only a store can reach the rows behind it
 * (`query`, `rows`), and only `UnitsOfWork` can make one.
 */
export interface ReadUnit {
  readonly actor: Actor | null;
  readonly [RUNNER]: QueryRunner;
}

/** A unit that may write. It commits only what the journal recorded. */
export interface WriteUnit extends ReadUnit {
  readonly [FATE]: Fate;
  /** Says that nothing was to be changed: the unit rolls back and the outcome is handed on. */
  leaveUntouched<Outcome>(outcome: Outcome): Outcome;
}

export type Unit = ReadUnit | WriteUnit;

export function readUnit(actor: Actor | null, runner: QueryRunner): ReadUnit {
  return { actor, [RUNNER]: runner };
}

export function writeUnit(actor: Actor | null, runner: QueryRunner): WriteUnit {
  const fate: Fate = { journalled: false, untouched: false };
  return {
    actor,
    [RUNNER]: runner,
    [FATE]: fate,
    leaveUntouched(outcome) {
      fate.untouched = true;
      return outcome;
    },
  };
}

/**
 * The same transaction, told of another agency: what LPHQ does to two agencies at once stands in both their journals.
 * Nobody but LPHQ's staff acts on more than one.
 */
export function unitInAgency(unit: WriteUnit, agencyId: AgencyId): WriteUnit {
  if (unit.actor?.kind !== 'staff') throw new Error('Only LPHQ acts on more than one agency.');
  return { ...unit, actor: inAgency(unit.actor, agencyId) };
}

export function runnerOf(unit: Unit): QueryRunner {
  return unit[RUNNER];
}

/** For the journal alone: this unit has its entry. */
export function markJournalled(unit: WriteUnit): void {
  unit[FATE].journalled = true;
}

/** What is to become of the unit's changes; throws where changes would go unrecorded. */
export function fateOf(unit: WriteUnit): 'commit' | 'roll-back' {
  if (unit[FATE].untouched) return 'roll-back';
  if (unit[FATE].journalled) return 'commit';
  throw new Error('A write unit ended without a journal entry and without leaveUntouched.');
}
