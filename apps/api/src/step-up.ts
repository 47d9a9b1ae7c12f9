/**
 * Which acts ask that whoever holds the session has given the password within the last five minutes (T22): those that
 * put a signature into the world or take it out again, LPHQ's over an agency, and those that change who is in a team.
 * Every mutation chooses; one of the schema that is not here stops the start. Reading never asks.
 */
const STEP_UP: Readonly<Record<string, 'asked' | 'not-asked'>> = {
  'Mutation.endMySession': 'not-asked',
  'Mutation.endMyOtherSessions': 'not-asked',
  'Mutation.changeMyLanguage': 'not-asked',

  'Mutation.authoriseAgency': 'asked',
  'Mutation.suspendAgency': 'asked',
  'Mutation.reinstateAgency': 'asked',

  'Mutation.startProgrammeDraft': 'not-asked',
  'Mutation.saveProgrammeDraft': 'not-asked',
  'Mutation.discardProgrammeDraft': 'not-asked',
  'Mutation.publishProgramme': 'asked',
  'Mutation.retireProgramme': 'asked',
  'Mutation.moveLearnersToVersion': 'asked',

  'Mutation.changeOrganisation': 'asked',
  'Mutation.changeBadgeHold': 'asked',

  'Mutation.inviteMember': 'asked',
  'Mutation.resendInvitation': 'asked',
  'Mutation.withdrawInvitation': 'asked',
  'Mutation.changeMemberRoles': 'asked',
  'Mutation.removeMember': 'asked',
  'Mutation.inviteAgencyManager': 'asked',

  'Mutation.registerCommunity': 'not-asked',
  'Mutation.changeCommunity': 'not-asked',
  'Mutation.enrolLearner': 'not-asked',
  'Mutation.enrolLearners': 'not-asked',
  'Mutation.changeLearner': 'not-asked',
  'Mutation.moveLearner': 'not-asked',
  'Mutation.changeTrack': 'not-asked',
  'Mutation.putLearnerOnHold': 'not-asked',
  'Mutation.withdrawLearner': 'not-asked',
  'Mutation.resumeLearner': 'not-asked',
  'Mutation.removeLearner': 'not-asked',

  'Mutation.drawClaimCodes': 'asked',
  'Mutation.inviteLearners': 'not-asked',
  'Mutation.withdrawClaim': 'not-asked',
  'Mutation.closeLearnerAccount': 'asked',

  'Mutation.enterOpeningRecords': 'not-asked',
  'Mutation.takeOutOpeningRecords': 'not-asked',
  'Mutation.discardOpeningRecords': 'not-asked',
  'Mutation.submitOpeningRecords': 'not-asked',
  'Mutation.approveOpeningRecords': 'asked',
  'Mutation.declineOpeningRecords': 'not-asked',

  'Mutation.offerTransfer': 'asked',
  'Mutation.withdrawTransfer': 'not-asked',
  'Mutation.acceptTransfer': 'asked',
  'Mutation.declineTransfer': 'not-asked',
  'Mutation.executeTransfer': 'asked',
  'Mutation.refuseTransfer': 'asked',
  'Mutation.submitCompletion': 'not-asked',
  'Mutation.acceptCompletion': 'not-asked',
  'Mutation.returnCompletion': 'not-asked',
  'Mutation.voidCompletion': 'not-asked',
  'Mutation.undoCompletion': 'not-asked',
  'Mutation.approveBackdating': 'not-asked',
  'Mutation.declineBackdating': 'not-asked',

  'Mutation.issueBadge': 'asked',
  'Mutation.revokeBadge': 'asked',
  'Mutation.undoBadge': 'asked',
  'Mutation.suspendBadge': 'asked',
  'Mutation.reinstateBadge': 'asked',
  'Mutation.reissueBadge': 'asked',
  'Mutation.decideBadgeReview': 'asked',
  'Mutation.noteHolderTold': 'not-asked',

  'Mutation.recordCompletions': 'not-asked',
  'Mutation.acceptCompletions': 'not-asked',
  'Mutation.returnCompletions': 'not-asked',
  'Mutation.voidCompletions': 'not-asked',
  'Mutation.issueBadges': 'asked',
  'Mutation.undoJob': 'asked',
  'Mutation.cancelJob': 'not-asked',

  'Mutation.handInWork': 'not-asked',
  'Mutation.chooseMyEmblem': 'not-asked',
};

/** Says whether the field asks for a fresh proof of presence. A mutation that has not chosen asks. */
export function asksForPresence(rootField: string): boolean {
  if (!rootField.startsWith('Mutation.')) return false;
  return !Object.hasOwn(STEP_UP, rootField) || STEP_UP[rootField] === 'asked';
}

/** Mutations that this table and the schema do not agree on; none in a sound build. */
export function stepUpDisagreements(rootFields: readonly string[]): readonly string[] {
  const mutations = rootFields.filter((field) => field.startsWith('Mutation.'));
  const silent = mutations.filter((field) => !Object.hasOwn(STEP_UP, field));
  const unknown = Object.keys(STEP_UP).filter((field) => !mutations.includes(field));
  return [
    ...silent.map((field) => `${field} does not say in step-up.ts whether it asks for the password again`),
    ...unknown.map((field) => `${field} is in step-up.ts and not in the schema`),
  ];
}
