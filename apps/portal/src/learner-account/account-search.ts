/** What can be done with a learner's own access, as the address of the learner's page names its dialog. */
export const ACCOUNT_ACTS = ['print-code', 'mail-code', 'withdraw-code', 'close-account'] as const;
export type AccountAct = (typeof ACCOUNT_ACTS)[number];
