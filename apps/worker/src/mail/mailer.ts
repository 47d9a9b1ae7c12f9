import type { Sender } from '#platform/settings';

/** A mail, ready to go. */
export interface Message {
  readonly from: Sender;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Tags of the languages it is written in (RFC 3282). */
  readonly languages: readonly string[];
}

/**
 * What became of a mail. `refused`: the other side takes no mail for this address, now or later; `failed`: another try
 * may do. `code` and `status` are the protocol's, never its words, which may repeat the address.
 */
export type Delivery =
  | { readonly kind: 'sent' }
  | { readonly kind: 'refused' | 'failed'; readonly code: string; readonly status?: number };

/** A way out for mail. */
export interface Mailer {
  send(message: Message): Promise<Delivery>;
  close(): void;
}
