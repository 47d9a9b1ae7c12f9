export { AgenciesModule } from './agencies.module.js';
export {
  type Agency,
  agencyNameKey,
  type AgencyNotAuthorised,
  type AgencyStanding,
  type MayAct,
  standingOn,
  type StandingUnchanged,
} from './domain/agency.js';
export { type AuthoriseAgencyRequest, type ChangeOrganisationRequest } from './domain/agency-form.js';
export { type LogoImage } from './domain/logo.js';
export { agencyCursor, type AgencyFilter, AgencyReads } from './store/agency.reads.js';
export { type LogoFacts, LogoStore } from './store/logo.store.js';
export { AgencyStore } from './store/agency.store.js';
export { AgencyStandings } from './use-cases/agency-standings.js';
export { AuthoriseAgency, type AuthoriseAgencyOutcome } from './use-cases/authorise-agency.js';
export { ChangeOrganisation, type ChangeOrganisationOutcome } from './use-cases/change-organisation.js';
export {
  ChangeBadgeHold,
  type ChangeBadgeHoldOutcome,
  type ChangeBadgeHoldRequest,
} from './use-cases/change-badge-hold.js';
export { KeepLogo, type KeepLogoOutcome } from './use-cases/keep-logo.js';
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
