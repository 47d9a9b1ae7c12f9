import { randomUUID } from 'node:crypto';

import { type Catalogue, type Policies, type ProgrammeVersion, SEED_EDITION } from '#learners/programme';

import type { TestDatabase } from '../harness/database.js';

/** The seed edition's content, published under an edition of its own. */
export function aProgramme(): ProgrammeBuilder {
  const id = randomUUID();
  return new ProgrammeBuilder(
    { ...SEED_EDITION, carriesOver: [], edition: `test-${id.slice(0, 8)}`, id, state: 'PUBLISHED' },
    '2026-01-01T15:00:00Z',
  );
}

class ProgrammeBuilder {
  constructor(
    private readonly version: ProgrammeVersion,
    private readonly publishedAt: string,
  ) {}

  ofEdition(edition: string): ProgrammeBuilder {
    return new ProgrammeBuilder({ ...this.version, edition }, this.publishedAt);
  }

  withPolicies(policies: Partial<Policies>): ProgrammeBuilder {
    const changed = { ...this.version.policies, ...policies };
    return new ProgrammeBuilder({ ...this.version, policies: changed }, this.publishedAt);
  }

  /** Only the first of its assignments. */
  withAssignments(count: number): ProgrammeBuilder {
    const assignments = this.version.assignments.slice(0, count);
    return new ProgrammeBuilder({ ...this.version, assignments }, this.publishedAt);
  }

  /** Its assignment of that number is accepted with so many of its outcomes. */
  needingOutcomes(of: number, outcomesNeeded: number): ProgrammeBuilder {
    const assignments = this.version.assignments.map((assignment) =>
      assignment.number === of ? { ...assignment, outcomesNeeded } : assignment,
    );
    return new ProgrammeBuilder({ ...this.version, assignments }, this.publishedAt);
  }

  /** Its assignment of that number asks for nothing that another version asks for. */
  withoutOutcomes(of: number): ProgrammeBuilder {
    const assignments = this.version.assignments.map((assignment) =>
      assignment.number === of ? { ...assignment, outcomeCodes: [] } : assignment,
    );
    return new ProgrammeBuilder({ ...this.version, assignments }, this.publishedAt);
  }

  publishedOn(iso: string): ProgrammeBuilder {
    return new ProgrammeBuilder(this.version, iso);
  }

  retired(): ProgrammeBuilder {
    return new ProgrammeBuilder({ ...this.version, state: 'RETIRED' }, this.publishedAt);
  }

  build(): ProgrammeVersion {
    return this.version;
  }

  /** The document as LPHQ would hand it in. */
  document(): Catalogue {
    const { id: _id, state: _state, ...catalogue } = this.version;
    return catalogue;
  }

  /** Puts the version in the database, past every act and policy. */
  async in(db: TestDatabase): Promise<ProgrammeVersion> {
    const { id, state, ...catalogue } = this.version;
    await db.adminQuery(
      `insert into programme_versions (id, programme, edition, state, catalogue, published_at) values ($1, $2, $3, $4, $5, $6)`,
      [id, catalogue.programme, catalogue.edition, state, JSON.stringify(catalogue), this.publishedAt],
    );
    return this.version;
  }
}
