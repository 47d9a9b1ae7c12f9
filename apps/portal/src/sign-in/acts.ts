import type { Session } from './session.js';

export type Act =
  | 'see-agencies'
  | 'authorise-agencies'
  | 'see-people'
  | 'register-community'
  | 'enrol-learner'
  | 'bring-records'
  | 'transfer-learners'
  | 'move-editions'
  | 'submit-completion'
  | 'decide-completion'
  | 'void-completion'
  | 'issue-badge'
  | 'revoke-badge'
  | 'tell-holder'
  | 'manage-team'
  | 'manage-organisation';

/** The server may know roles that this portal does not. */
const ACTS: Readonly<Partial<Record<string, readonly Act[]>>> = {
  LPHQ_ADMINISTRATOR: ['see-agencies', 'authorise-agencies'],
  AGENCY_MANAGER: [
    'see-people',
    'register-community',
    'enrol-learner',
    'bring-records',
    'transfer-learners',
    'move-editions',
    'submit-completion',
    'void-completion',
    'issue-badge',
    'revoke-badge',
    'tell-holder',
    'manage-team',
    'manage-organisation',
  ],
  AGENCY_REGISTRAR: ['see-people', 'enrol-learner', 'submit-completion', 'tell-holder'],
  AGENCY_ASSESSOR: ['see-people', 'decide-completion'],
};

/** What an agency that is not authorised may still do. */
const WITHOUT_AUTHORISATION: readonly Act[] = ['see-people', 'revoke-badge', 'tell-holder', 'manage-team'];

/**
 * The acts a person is offered. This decides what is shown, never what is allowed: the server asks the same
 * question again for every act.
 */
export function actsOf({ roles, agency }: Pick<Session, 'roles' | 'agency'>): ReadonlySet<Act> {
  const acts = roles.flatMap((role) => ACTS[role] ?? []);
  const limited = agency !== null && agency.standing !== 'AUTHORISED';
  return new Set(limited ? acts.filter((act) => WITHOUT_AUTHORISATION.includes(act)) : acts);
}
