import type { ResultOf } from '../graphql/graphql.js';
import type { teamFragment } from './team.graphql.js';

export type Team = ResultOf<typeof teamFragment>;
export type Member = Team['members'][number];
export type Invitation = Team['invitations'][number];
export type Role = Member['roles'][number];

/** What somebody of an agency can be. */
export const AGENCY_ROLES = [
  'AGENCY_MANAGER',
  'AGENCY_REGISTRAR',
  'AGENCY_ASSESSOR',
] as const satisfies readonly Role[];

/** Those that wait or have expired: something can still be done with them. */
export function isOpen({ state }: Pick<Invitation, 'state'>): boolean {
  return state === 'WAITING' || state === 'EXPIRED';
}

/** What is to be said of an invitation, in one word of the catalogue: its state, and what became of its mail. */
export function newsOf({
  state,
  mailedAt,
  mailRefusedAt,
}: Invitation): 'refused' | 'unsent' | Invitation['state'] {
  if (state !== 'WAITING') return state;
  if (mailRefusedAt !== null) return 'refused';
  return mailedAt === null ? 'unsent' : 'WAITING';
}
