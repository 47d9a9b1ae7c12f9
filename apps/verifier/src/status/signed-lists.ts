import { type Clock, type Instant, instantOf, plusMilliseconds } from '#platform/clock';
import type { Logger } from '#platform/telemetry';
import type { StatusPurpose } from '#proof/claims';
import { isSet, type StatusList } from '#proof/status';
import { type KeyList, readStatusList, type SignedStatus } from '#proof/verification';

import type { Place, PublishedList } from '../store/public-records.js';

/** Where signed lists are read from. */
export interface PublishedLists {
  statusLists(signedAfter: Instant): Promise<readonly PublishedList[]>;
}

/** Whose keys they must be signed with. */
export interface Keys {
  current(): { readonly keyList: KeyList } | null;
}

/** A list that may be believed, and the token that says so. */
export interface SignedList {
  readonly jwt: string;
  readonly list: StatusList;
}

/** Two lists share a number, each with versions of its own. */
type ListName = `${StatusPurpose} ${number}`;

/** How old a list may be to answer from while the record cannot be asked: its `ttl` and ten minutes (reliability 3f). */
const BELIEVED_MILLISECONDS = 15 * 60_000;
/** How far the signer's clock may run ahead of ours. */
const SKEW_MILLISECONDS = 60_000;
/** Signing and committing are two moments: lists signed shortly before the newest are read once more. */
const OVERLAP_MILLISECONDS = 60_000;

/**
 * Keeps the latest version of every signed status list. A version lower than one seen before, or another token of the
 * same one, is never taken, used or served (T38); neither is a list whose key is not believed any more.
 */
export class SignedLists {
  private readonly lists = new Map<ListName, SignedList>();
  private readonly highest = new Map<ListName, number>();
  /** Every list that was ever published, whether it could be trusted or not. */
  private readonly heardOf = new Set<ListName>();
  private readonly distrusted = new Map<ListName, string>();
  private newest = instantOf(0);
  private readUnder: number | null = null;
  private reached = false;
  private polling: Promise<void> | null = null;

  constructor(
    private readonly published: PublishedLists,
    private readonly keys: Keys,
    private readonly origin: string,
    private readonly clock: Clock,
    private readonly log: Logger,
  ) {}

  /** Says whether the last reading reached the database. */
  get isReached(): boolean {
    return this.reached;
  }

  /** Reads what is new; several at once share one reading. Never rejects: what cannot be read again grows old. */
  poll(): Promise<void> {
    this.polling ??= this.read().finally(() => (this.polling = null));
    return this.polling;
  }

  /** The list to hand out, or null. It says itself how old it is. */
  find(purpose: StatusPurpose, number: number): SignedList | null {
    const kept = this.lists.get(`${purpose} ${number}`);
    return kept !== undefined && this.clock.now() < kept.list.expiresAt ? kept : null;
  }

  /**
   * What the two lists of a place say, both of the last 15 minutes and of one agency, or null. Of a number that never had
   * a list of suspensions, the other speaks alone. A clock that was put back makes no list younger.
   */
  statusOf({ list: number, position }: Place): SignedStatus | null {
    const gone = this.ofLate('revocation', number);
    const held = this.ofLate('suspension', number);
    if (gone === null) return null;
    const told = { isTakenBack: isSet(gone.bits, position), asOf: gone.signedAt, agencySlug: gone.slug };
    if (!this.heardOf.has(`suspension ${number}`)) return { ...told, isSuspended: null };
    if (held?.slug !== gone.slug) return null;
    const asOf = gone.signedAt < held.signedAt ? gone.signedAt : held.signedAt;
    return { ...told, isSuspended: isSet(held.bits, position), asOf };
  }

  private ofLate(purpose: StatusPurpose, number: number): StatusList | null {
    const list = this.find(purpose, number)?.list ?? null;
    return list !== null && this.isOfLate(list) ? list : null;
  }

  private isOfLate({ signedAt }: StatusList): boolean {
    const now = this.clock.now();
    return (
      signedAt <= plusMilliseconds(now, SKEW_MILLISECONDS) &&
      now < plusMilliseconds(signedAt, BELIEVED_MILLISECONDS)
    );
  }

  private async read(): Promise<void> {
    const wasReached = this.reached;
    this.reached = false;
    const keyList = this.keys.current()?.keyList;
    if (keyList === undefined) return;
    if (this.readUnder !== keyList.version) this.beginAnew(keyList.version);
    try {
      const after = plusMilliseconds(this.newest, -OVERLAP_MILLISECONDS);
      for (const list of await this.published.statusLists(after)) await this.take(list, keyList);
      this.reached = true;
    } catch (error) {
      const fault = error instanceof Error ? error.name : 'unknown';
      if (wasReached) this.log.warn({ fault }, 'the status lists were not reached');
    }
  }

  private async take({ number, purpose, jwt, signedAt }: PublishedList, keyList: KeyList): Promise<void> {
    const name: ListName = `${purpose} ${number}`;
    this.heardOf.add(name);
    const now = this.clock.now();
    const seen = signedAt < now ? signedAt : now; // a publisher whose clock runs ahead hides no other's lists
    if (seen > this.newest) this.newest = seen;
    if (this.lists.get(name)?.jwt === jwt) return;
    const atLeastVersion = (this.highest.get(name) ?? 0) + (this.lists.has(name) ? 1 : 0);
    const inquiry = { number, purpose, keyList, origin: this.origin, now, atLeastVersion };
    const answer = await readStatusList(jwt, inquiry);
    if (answer.kind === 'untrusted') return this.reportOnce(name, jwt, answer.because);
    this.lists.set(name, { jwt, list: answer.list });
    this.highest.set(name, answer.list.version);
  }

  /** Keys may have been lost: every list must hold under the keys of now, and none may be older than it was. */
  private beginAnew(keyListVersion: number): void {
    this.lists.clear();
    this.newest = instantOf(0);
    this.readUnder = keyListVersion;
  }

  private reportOnce(name: ListName, jwt: string, because: string): void {
    if (this.distrusted.get(name) === jwt) return;
    this.distrusted.set(name, jwt);
    this.log.error({ code: because }, 'a published status list cannot be trusted');
  }
}
