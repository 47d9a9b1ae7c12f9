import { type Clock, type Instant, plusMilliseconds } from '#platform/clock';
import type { ReadUnit, UnitsOfWork } from '#platform/persistence';

import { MAIL_WINDOW, RESEND_WINDOW } from '../domain/sign-in-rules.js';
import type { AttemptStore } from '../store/attempt.store.js';
import { AttemptKeys } from './attempt-keys.js';
import type { LimitSettings } from './attempt-limits.js';

/** A mail that invites: on whose behalf, to whom, and which invitation is sent again; null for a new one. */
export interface InvitationMail {
  readonly sender: { readonly kind: 'agency' | 'lphq'; readonly agencyId: string };
  readonly email: string;
  readonly resends: string | null;
}

/** Nothing was sent: the sender, the address or the one invitation has had its share until `retryAt`. */
export interface TooManyInvitations {
  readonly kind: 'too-many-invitations';
  readonly of: 'SENDER' | 'ADDRESS' | 'INVITATION';
  readonly retryAt: Instant;
  /** Whole seconds until then. */
  readonly retryAfter: number;
}

/** What stands between whoever invites and the mail. */
export interface InvitationMails {
  /** Does the act if its mail may still be sent; an act that sends none, by the kind of its outcome, costs nothing. */
  around<Outcome extends { readonly kind: string }>(
    mail: InvitationMail,
    act: () => Promise<Outcome>,
  ): Promise<Outcome | TooManyInvitations>;
}

/** For the operator, who sits at the machine that sends. */
export const UNLIMITED_MAILS: InvitationMails = { around: (_, act) => act() };

const SENDS: readonly string[] = ['member-invited', 'invitation-resent'];

interface Budget {
  readonly of: TooManyInvitations['of'];
  readonly key: Uint8Array;
  readonly most: number;
  /** Milliseconds, from the first mail in it. */
  readonly window: number;
}

/**
 * How many mails people may cause who have never asked for one: counted in PostgreSQL before the act, by keys that name
 * nobody, and for an address over all agencies, so that nobody’s mailbox is filled by asking in another’s name. An act
 * whose fate is not known, since its COMMIT was not answered, stays counted.
 */
export class InvitationMailLimits implements InvitationMails {
  private readonly keys: AttemptKeys;

  constructor(
    private readonly units: UnitsOfWork,
    private readonly store: AttemptStore,
    private readonly settings: Pick<LimitSettings, 'rules' | 'secret'>,
    private readonly clock: Clock,
  ) {
    this.keys = new AttemptKeys(settings.secret);
  }

  async around<Outcome extends { readonly kind: string }>(
    mail: InvitationMail,
    act: () => Promise<Outcome>,
  ): Promise<Outcome | TooManyInvitations> {
    const budgets = this.budgetsOf(mail);
    const tooMany = await this.units.identify((unit) => this.take(unit, budgets));
    if (tooMany) return tooMany;
    const outcome = await act();
    if (!SENDS.includes(outcome.kind)) await this.units.identify((unit) => this.giveBack(unit, budgets));
    return outcome;
  }

  /** Always in the same order, so that two who count never wait for each other in a ring. */
  private budgetsOf({ sender, email, resends }: InvitationMail): readonly Budget[] {
    const { rules } = this.settings;
    const isLphq = sender.kind === 'lphq';
    const most = isLphq ? rules.invitationsOfLphq : rules.invitationsOfAgency;
    const key = isLphq ? this.keys.mailsOfLphq() : this.keys.mailsOfAgency(sender.agencyId);
    const all: readonly Budget[] = [
      { of: 'SENDER', key, most, window: MAIL_WINDOW },
      { of: 'ADDRESS', key: this.keys.mailsTo(email), most: rules.invitationsToAddress, window: MAIL_WINDOW },
    ];
    if (resends === null) return all;
    const again = this.keys.resendsOf(resends);
    return [...all, { of: 'INVITATION', key: again, most: rules.resendsOfInvitation, window: RESEND_WINDOW }];
  }

  private async take(unit: ReadUnit, budgets: readonly Budget[]): Promise<TooManyInvitations | null> {
    const now = this.clock.now();
    for (const [index, { of, key, most, window }] of budgets.entries()) {
      const { taken, endsAt } = await this.store.take(unit, key, now, plusMilliseconds(now, window));
      if (taken === 1 && index === 0) await this.store.sweep(unit, now);
      if (taken <= most) continue;
      await this.giveBack(unit, budgets.slice(0, index + 1));
      const seconds = Math.ceil((endsAt.getTime() - now.getTime()) / 1_000);
      return { kind: 'too-many-invitations', of, retryAt: endsAt, retryAfter: Math.max(seconds, 1) };
    }
    return null;
  }

  private async giveBack(unit: ReadUnit, budgets: readonly Budget[]): Promise<void> {
    for (const { key } of budgets) await this.store.giveBack(unit, key);
  }
}
