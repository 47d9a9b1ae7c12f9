const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** How often anybody may try a password, and how long a password once given counts as presence. */
export interface SignInRules {
  /** Attempts a minute from one network; what a network is: `networkOf`. */
  readonly networkAttempts: number;
  /** Failures a minute, over all accounts and networks, at which the log raises an alarm. */
  readonly alarmingFailures: number;
  /** For how many milliseconds attempt 1, 2, 3 … since the last success locks the account; the last is for all after it. */
  readonly lockOuts: readonly number[];
  /** After how many milliseconds without an attempt an account’s failures are forgotten. */
  readonly memory: number;
  /** How many milliseconds a proof of presence lasts, for acts that ask for a fresh one (T22). */
  readonly presence: number;
  /** Refused invitations an hour from one network, before all of them are refused there. */
  readonly invitationAttempts: number;
  /** Requests for a new password an hour: those for one address beyond these are answered alike and do nothing. */
  readonly resetsOfAccount: number;
  readonly resetsOfNetwork: number;
  /** Tokens of such a request an hour from one network. */
  readonly resetTokens: number;
  /** Mails a day that an agency's invitations cause, new ones and those sent again; and LPHQ's, wherever they lead. */
  readonly invitationsOfAgency: number;
  readonly invitationsOfLphq: number;
  /** The same to one address, over all agencies. */
  readonly invitationsToAddress: number;
  /** Refused claim codes of learners an hour from one network: a classroom types badly, and gives back what was sound. */
  readonly claimAttempts: number;
  /**
   * Codes for signing in an hour: from one network; to one address from one network, and from everywhere where no device
   * of its owner asks; to the owner of one account on a device that knows it.
   */
  readonly learnerCodesOfNetwork: number;
  readonly learnerCodesFromNetworkToAddress: number;
  readonly learnerCodesOfAddress: number;
  readonly learnerCodesOfDevices: number;
  /** Answers to such a code, and to a passkey’s question, an hour from one network. */
  readonly learnerAnswers: number;
  /** Mails a day that bring a learner a claim code: an agency’s, and those to one address over all agencies. */
  readonly claimMailsOfAgency: number;
  readonly claimMailsToAddress: number;
  /** How often an hour one invitation is sent again. */
  readonly resendsOfInvitation: number;
}

/** The window in which attempts of a network, and failures of everybody, are counted. */
export const WINDOW = MINUTE;
/** The window in which requests for a new password, and their tokens, are counted. */
export const RESET_WINDOW = HOUR;
/** The window in which mails that invite are counted, and that of one invitation sent again. */
export const MAIL_WINDOW = 24 * HOUR;
export const RESEND_WINDOW = HOUR;
/** The window in which refused invitations are counted. */
export const INVITATION_WINDOW = HOUR;

/**
 * Five attempts on an account in a minute, then one after a minute, two, four … an hour at most; thirty a minute from
 * one network (reliability 3b). Presence is five minutes old at most (T22).
 */
export const SIGN_IN_RULES: SignInRules = {
  networkAttempts: 30,
  alarmingFailures: 30,
  lockOuts: [0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60].map((minutes) => minutes * MINUTE),
  memory: 24 * HOUR,
  presence: 5 * MINUTE,
  invitationAttempts: 10,
  resetsOfAccount: 3,
  resetsOfNetwork: 10,
  resetTokens: 30,
  invitationsOfAgency: 50,
  invitationsOfLphq: 200,
  invitationsToAddress: 5,
  resendsOfInvitation: 3,
  claimAttempts: 20,
  learnerCodesOfNetwork: 60,
  learnerCodesFromNetworkToAddress: 5,
  learnerCodesOfAddress: 40,
  learnerCodesOfDevices: 10,
  learnerAnswers: 200,
  claimMailsOfAgency: 500,
  claimMailsToAddress: 10,
};
