import { type Connection, connectionOf, type PageVariables } from '../graphql/connection.js';
import { mutation, query } from '../graphql/operation.js';

export type Track = 'MSO' | 'GUARD';

export interface LearnerRow {
  readonly id: string;
  readonly displayName: string;
  readonly community: { readonly name: string };
  readonly enrolment: { readonly track: Track };
  readonly qualification: { readonly qualified: boolean; readonly missing: readonly number[] };
  readonly badges: readonly { readonly state: 'PREPARED' | 'ISSUED' | 'REVOKED' | 'WITHDRAWN' | 'UNDONE' }[];
}

interface LearnersVariables extends PageVariables {
  readonly communityId: string | null;
}

export const learnersQuery = query<LearnersVariables, { readonly learners: Connection<LearnerRow> }>(
  `query Learners($first: Int!, $after: String, $communityId: ID) {
  learners(first: $first, after: $after, communityId: $communityId) ${connectionOf(
    'id displayName community { name } enrolment { track } qualification { qualified missing } badges { state }',
  )}
}`,
);

interface EnrolLearnerInput {
  readonly communityId: string;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly singleName: string | null;
  readonly displayName: string | null;
  readonly email: string | null;
  readonly externalId: string | null;
  readonly track: Track;
}

export const enrolLearner = mutation<
  EnrolLearnerInput,
  { readonly learner: { readonly id: string; readonly displayName: string } }
>({ field: 'enrolLearner', success: 'LearnerEnrolled', selection: 'learner { id displayName }' });
