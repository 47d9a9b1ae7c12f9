import type { ProgrammeState, ProgrammeVersion } from '../domain/programme-version.js';
import { readCatalogue } from './catalogue-document.js';

/** What every read of a version selects. */
export const PROGRAMME_COLUMNS = `id, state, catalogue`;

export interface ProgrammeColumns {
  id: string;
  state: string;
  catalogue: unknown;
}

/** The version in the row. A catalogue that cannot be read is a fault: nothing may be judged by half of it. */
export function toProgrammeVersion(row: ProgrammeColumns): ProgrammeVersion {
  const reading = readCatalogue(row.catalogue);
  if (reading.kind === 'unreadable') {
    const said = reading.faults.map((fault) => fault.said).join(' ');
    throw new Error(`The catalogue of programme version ${row.id} is damaged: ${said}`);
  }
  return { ...reading.catalogue, id: row.id, state: row.state as ProgrammeState };
}
