import { BADGE_SELECTION, type BadgeFacts } from '../badges/badges.graphql.js';
import { type Completion, COMPLETION_SELECTION } from '../completions/completions.graphql.js';
import { type Connection, connectionOf, type PageVariables } from '../graphql/connection.js';
import { query } from '../graphql/operation.js';
import type { Track } from './learners.graphql.js';

export interface BilingualText {
  readonly en: string;
  readonly fr: string;
}

export interface Assignment {
  readonly number: number;
  readonly title: BilingualText;
  readonly outcomeCodes: readonly string[];
}

export interface Outcome {
  readonly code: string;
  readonly text: BilingualText;
}

export interface ProgrammeVersion {
  readonly edition: string;
  readonly title: BilingualText;
  readonly assignments: readonly Assignment[];
  readonly tiers: readonly { readonly modules: readonly { readonly outcomes: readonly Outcome[] }[] }[];
}

export interface Learner {
  readonly id: string;
  readonly displayName: string;
  readonly publicName: string;
  readonly email: string | null;
  readonly externalId: string | null;
  readonly community: { readonly id: string; readonly name: string };
  readonly enrolment: {
    readonly track: Track;
    readonly enrolledOn: string;
    readonly programmeVersion: ProgrammeVersion;
  };
  readonly completions: readonly Completion[];
  readonly qualification: {
    readonly qualified: boolean;
    readonly qualifiedOn: string | null;
    readonly missing: readonly number[];
  };
  readonly badges: readonly BadgeFacts[];
}

export const learnerQuery = query<{ readonly id: string }, { readonly learner: Learner | null }>(
  `query Learner($id: ID!) {
  learner(id: $id) {
    id displayName publicName email externalId
    community { id name }
    enrolment {
      track enrolledOn
      programmeVersion {
        edition title { en fr }
        assignments { number title { en fr } outcomeCodes }
        tiers { modules { outcomes { code text { en fr } } } }
      }
    }
    completions { ${COMPLETION_SELECTION} }
    qualification { qualified qualifiedOn missing }
    badges { ${BADGE_SELECTION} }
  }
}`,
);

export interface JournalEntry {
  readonly id: string;
  readonly type: string;
  readonly at: string;
  /** Null where no person of the agency acted: the system itself, or LPHQ. */
  readonly actor: string | null;
  readonly facts: string;
}

interface HistoryVariables extends PageVariables {
  readonly id: string;
}

interface HistoryData {
  readonly learner: { readonly history: Connection<JournalEntry> } | null;
}

export const historyQuery = query<HistoryVariables, HistoryData>(
  `query LearnerHistory($id: ID!, $first: Int!, $after: String) {
  learner(id: $id) { history(first: $first, after: $after) ${connectionOf('id type at actor facts')} }
}`,
);
