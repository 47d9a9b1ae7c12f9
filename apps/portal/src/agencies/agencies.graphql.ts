import { type Connection, connectionOf, type PageVariables } from '../graphql/connection.js';
import { mutation, query } from '../graphql/operation.js';
import type { Standing } from '../sign-in/session.js';

export interface AgencyRow {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly standing: Standing;
  readonly authorisedUntil: string;
}

export const agenciesQuery = query<PageVariables, { readonly agencies: Connection<AgencyRow> }>(
  `query Agencies($first: Int!, $after: String) {
  agencies(first: $first, after: $after) ${connectionOf('id slug name phone email standing authorisedUntil')}
}`,
);

interface Done {
  readonly agency: { readonly id: string; readonly name: string };
}

interface AuthoriseAgencyInput {
  readonly name: string;
  readonly slug: string;
  readonly phone: string;
  readonly email: string;
  readonly authorisedUntil: string;
}

export const authoriseAgency = mutation<AuthoriseAgencyInput, Done>({
  field: 'authoriseAgency',
  success: 'AgencyAuthorised',
  selection: 'agency { id name }',
});

interface StandingInput {
  readonly agencyId: string;
  readonly reason: string;
}

export const suspendAgency = mutation<StandingInput, Done>({
  field: 'suspendAgency',
  success: 'AgencySuspended',
  selection: 'agency { id name }',
});

export const reinstateAgency = mutation<StandingInput, Done>({
  field: 'reinstateAgency',
  success: 'AgencyReinstated',
  selection: 'agency { id name }',
});
