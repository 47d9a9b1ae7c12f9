import { type LimitSettings, SIGN_IN_RULES, type SignInRules } from '#platform/identity';

/** The limits of sign-in as people meet them, with changes and an ear for the alarm. */
export function limitsWith(
  changes: Partial<SignInRules> = {},
  alarm: (failures: number) => void = () => undefined,
): LimitSettings {
  return { rules: { ...SIGN_IN_RULES, ...changes }, secret: new Uint8Array(32).fill(7), alarm };
}

/** For stories and tests in which many people sign in from one machine, and a slow one may pause between two acts. */
export const ROOMY: SignInRules = {
  ...SIGN_IN_RULES,
  networkAttempts: 100_000,
  presence: 3_600_000,
  invitationAttempts: 100_000,
  resetsOfNetwork: 100_000,
  resetTokens: 100_000,
  invitationsOfAgency: 100_000,
  invitationsOfLphq: 100_000,
  invitationsToAddress: 100_000,
  resendsOfInvitation: 100_000,
  claimAttempts: 100_000,
  learnerCodesOfNetwork: 100_000,
  learnerCodesFromNetworkToAddress: 100_000,
  learnerCodesOfAddress: 100_000,
  learnerCodesOfDevices: 100_000,
  learnerAnswers: 100_000,
  claimMailsOfAgency: 100_000,
  claimMailsToAddress: 100_000,
};
