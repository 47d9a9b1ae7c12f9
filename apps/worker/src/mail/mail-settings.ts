import type { Sender } from '#platform/settings';

/** How mail leaves, and what stands on every letter. */
export interface MailSettings {
  /** Where every link leads; none leads elsewhere (T90). */
  readonly publicOrigin: string;
  readonly from: Sender;
  /** One line at the foot of every mail (CASL). */
  readonly postalAddress: string;
  /** `smtp` sends, `folder` keeps the mail of a demo as files; null lets it wait. */
  readonly way:
    { readonly smtpUrl: string; readonly password: string | null } | { readonly folder: string } | null;
}
