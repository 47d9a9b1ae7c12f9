export { AgenciesModule } from './agencies.module.js';
export {
  type Agency,
  type AgencyNotAuthorised,
  type AgencyStanding,
  type MayAct,
  standingOn,
  type StandingUnchanged,
} from './domain/agency.js';
export { type AuthoriseAgencyRequest } from './domain/agency-form.js';
export { agencyCursor, AgencyReads } from './store/agency.reads.js';
export { AgencyStore } from './store/agency.store.js';
export { AgencyStandings } from './use-cases/agency-standings.js';
export { AuthoriseAgency, type AuthoriseAgencyOutcome } from './use-cases/authorise-agency.js';
export {
  ReinstateAgency,
  type ReinstateAgencyOutcome,
  type ReinstateAgencyRequest,
} from './use-cases/reinstate-agency.js';
export {
  SuspendAgency,
  type SuspendAgencyOutcome,
  type SuspendAgencyRequest,
} from './use-cases/suspend-agency.js';
