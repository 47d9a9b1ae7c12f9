import type { AgencyRole, StaffRole } from '#platform/tenancy';

/** Whoever holds a learner's session asks as LEARNER, and as nothing else. */
export type Role = StaffRole | AgencyRole | 'LEARNER';

const LPHQ: readonly Role[] = ['LPHQ_ADMINISTRATOR'];
const MANAGER: readonly Role[] = ['AGENCY_MANAGER'];
const ASSESSOR: readonly Role[] = ['AGENCY_ASSESSOR'];
const RECORDERS: readonly Role[] = ['AGENCY_MANAGER', 'AGENCY_REGISTRAR'];
const AGENCY: readonly Role[] = ['AGENCY_MANAGER', 'AGENCY_REGISTRAR', 'AGENCY_ASSESSOR'];
/** Whoever lets people into a team: into LPHQ’s, or into the own agency’s. */
const LEADING: readonly Role[] = [...LPHQ, ...MANAGER];
const EVERYBODY: readonly Role[] = [...LPHQ, ...AGENCY];
/** Learners, about themselves. */
const LEARNER: readonly Role[] = ['LEARNER'];

/**
 * Who may ask for which root field. What is not here is refused, and a field of the schema that is not here stops
 * the start. Row-level security stands below: a role opens a field, never another agency's rows.
 */
export const AUTHORISATION: Readonly<Record<string, readonly Role[]>> = {
  'Query.viewer': EVERYBODY,
  'Query.mySessions': EVERYBODY,
  'Mutation.endMySession': EVERYBODY,
  'Mutation.endMyOtherSessions': EVERYBODY,
  'Mutation.changeMyLanguage': EVERYBODY,
  'Query.programme': EVERYBODY,
  'Query.programmes': EVERYBODY,
  'Query.programmeVersion': EVERYBODY,
  'Query.programmeMapping': EVERYBODY,
  'Query.programmeDrafts': LPHQ,
  'Query.programmeDraft': LPHQ,
  'Mutation.startProgrammeDraft': LPHQ,
  'Mutation.saveProgrammeDraft': LPHQ,
  'Mutation.discardProgrammeDraft': LPHQ,
  'Mutation.publishProgramme': LPHQ,
  'Mutation.retireProgramme': LPHQ,
  'Mutation.moveLearnersToVersion': MANAGER,

  'Query.agencies': LPHQ,
  'Query.agency': LPHQ,
  'Mutation.authoriseAgency': LPHQ,
  'Mutation.suspendAgency': LPHQ,
  'Mutation.reinstateAgency': LPHQ,

  'Mutation.changeOrganisation': MANAGER,
  'Mutation.changeBadgeHold': MANAGER,

  'Query.team': LEADING,
  'Mutation.inviteMember': LEADING,
  'Mutation.resendInvitation': LEADING,
  'Mutation.withdrawInvitation': LEADING,
  'Mutation.changeMemberRoles': LEADING,
  'Mutation.removeMember': LEADING,
  'Mutation.inviteAgencyManager': LPHQ,

  'Query.communities': AGENCY,
  'Query.community': AGENCY,
  'Mutation.registerCommunity': MANAGER,
  'Mutation.changeCommunity': MANAGER,

  'Query.learners': AGENCY,
  'Query.learner': AGENCY,
  'Query.toDo': AGENCY,
  'Query.joiningReport': AGENCY,
  'Query.recentEntries': AGENCY,
  'Mutation.enrolLearner': RECORDERS,
  'Query.learnerSheet': RECORDERS,
  'Mutation.enrolLearners': RECORDERS,
  'Mutation.changeLearner': RECORDERS,
  'Mutation.moveLearner': RECORDERS,
  'Mutation.changeTrack': RECORDERS,
  'Mutation.putLearnerOnHold': RECORDERS,
  'Mutation.withdrawLearner': RECORDERS,
  'Mutation.resumeLearner': RECORDERS,
  'Mutation.removeLearner': MANAGER,

  'Query.transcript': AGENCY,
  'Mutation.drawClaimCodes': RECORDERS,
  'Mutation.inviteLearners': RECORDERS,
  'Mutation.withdrawClaim': RECORDERS,
  'Mutation.closeLearnerAccount': MANAGER,

  'Query.openingRecords': MANAGER,
  'Query.openingSheet': MANAGER,
  'Query.openingBatch': LEADING,
  'Mutation.enterOpeningRecords': MANAGER,
  'Mutation.takeOutOpeningRecords': MANAGER,
  'Mutation.discardOpeningRecords': MANAGER,
  'Mutation.submitOpeningRecords': MANAGER,
  'Query.openingBatchesToDecide': LPHQ,
  'Mutation.approveOpeningRecords': LPHQ,
  'Mutation.declineOpeningRecords': LPHQ,

  'Query.outgoingTransfers': MANAGER,
  'Query.incomingTransfers': MANAGER,
  'Mutation.offerTransfer': MANAGER,
  'Mutation.withdrawTransfer': MANAGER,
  'Mutation.acceptTransfer': MANAGER,
  'Mutation.declineTransfer': MANAGER,
  'Query.agreedTransfers': LPHQ,
  'Mutation.executeTransfer': LPHQ,
  'Mutation.refuseTransfer': LPHQ,

  'Mutation.submitCompletion': RECORDERS,
  'Mutation.acceptCompletion': ASSESSOR,
  'Mutation.returnCompletion': ASSESSOR,
  'Mutation.voidCompletion': MANAGER,
  'Mutation.undoCompletion': AGENCY,
  'Query.backdatings': LPHQ,
  'Mutation.approveBackdating': LPHQ,
  'Mutation.declineBackdating': LPHQ,

  'Query.badge': AGENCY,
  'Mutation.issueBadge': MANAGER,
  'Mutation.revokeBadge': MANAGER,
  'Mutation.undoBadge': MANAGER,
  'Mutation.suspendBadge': MANAGER,
  'Mutation.reinstateBadge': MANAGER,
  'Mutation.reissueBadge': MANAGER,
  'Mutation.decideBadgeReview': MANAGER,
  'Mutation.noteHolderTold': RECORDERS,

  'Query.job': AGENCY,
  'Query.jobs': AGENCY,
  'Query.issueReadiness': MANAGER,
  'Mutation.recordCompletions': RECORDERS,
  'Mutation.acceptCompletions': ASSESSOR,
  'Mutation.returnCompletions': ASSESSOR,
  'Mutation.voidCompletions': MANAGER,
  'Mutation.issueBadges': MANAGER,
  'Mutation.undoJob': AGENCY,
  'Mutation.cancelJob': AGENCY,

  'Query.myRecord': LEARNER,
  'Query.myProgramme': LEARNER,
  'Query.myBadges': LEARNER,
  'Query.myBadgeToday': LEARNER,
  'Query.myBadgeEmblem': LEARNER,
  'Mutation.handInWork': LEARNER,
  'Mutation.chooseMyEmblem': LEARNER,
};

/** Fields of learners about themselves: they take a learner's session and never that of somebody who works. */
export function isOfLearners(rootField: string): boolean {
  return Object.hasOwn(AUTHORISATION, rootField) && (AUTHORISATION[rootField] ?? []).includes('LEARNER');
}

/** Says whether one of the roles opens the field. A field that the table does not name is open to nobody. */
export function mayAsk(rootField: string, roles: readonly Role[]): boolean {
  const allowed = Object.hasOwn(AUTHORISATION, rootField) ? AUTHORISATION[rootField] : undefined;
  return allowed !== undefined && roles.some((role) => allowed.includes(role));
}

/** Root fields that the table and the schema do not agree on; none in a sound build. */
export function disagreements(rootFields: readonly string[]): readonly string[] {
  const missing = rootFields.filter((field) => !Object.hasOwn(AUTHORISATION, field));
  const unknown = Object.keys(AUTHORISATION).filter((field) => !rootFields.includes(field));
  return [
    ...missing.map((field) => `${field} is in the schema and not in authorisation.ts`),
    ...unknown.map((field) => `${field} is in authorisation.ts and not in the schema`),
  ];
}
