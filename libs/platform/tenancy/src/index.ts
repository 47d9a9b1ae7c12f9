export {
  AGENCY_ROLES,
  LPHQ_SCOPE,
  type AccountId,
  type Actor,
  type AgencyId,
  type AgencyRole,
  type MemberActor,
  type StaffActor,
  type StaffRole,
  type WorkerActor,
  inAgency,
} from './actor.js';
