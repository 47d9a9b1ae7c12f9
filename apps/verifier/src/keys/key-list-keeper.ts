import { setTimeout as pause } from 'node:timers/promises';

import { type Clock, type Instant, plusMilliseconds } from '#platform/clock';
import type { Logger } from '#platform/telemetry';
import type { EcPublicJwk } from '#proof/claims';
import { type KeyList, readKeyList } from '#proof/verification';

/** Where the published list is read from. */
export interface PublishedKeyLists {
  keyList(): Promise<string | null>;
}

/** What a list must agree with. */
export interface Trust {
  readonly rootPublicJwk: EcPublicJwk;
  readonly origin: string;
}

/** A list that hangs together with the pinned root, as it was signed and as it was read. */
export interface KeptList {
  readonly jwt: string;
  readonly keyList: KeyList;
  readonly readAt: Instant;
}

/** What looking for a newer list came to. `unread`: no list is known to be the newest, so nothing follows from ours. */
export type LookedAgain = 'newer' | 'same' | 'unread';

const EVERY_MILLISECONDS = 3_000;
/** Readings that somebody waits for are this far apart, however many wait. */
const SPACING_MILLISECONDS = 10;
const KEPT_MILLISECONDS = 15 * 60_000;

/**
 * Keeps the signed key list in memory, checked against the pinned root. Never takes an older version than it has
 * had. Hands out no list that could not be read again for 15 minutes, and none at all once the published one is
 * missing or cannot be trusted: every scan is then "cannot check" (contract, reliability 3f).
 */
export class KeyListKeeper {
  private kept: KeptList | null = null;
  private highestVersion = 1;
  private refreshing: Promise<void> | null = null;
  private next: Promise<void> | null = null;
  private timer: NodeJS.Timeout | null = null;
  private reached = false;

  constructor(
    private readonly published: PublishedKeyLists,
    private readonly trust: Trust,
    private readonly clock: Clock,
    private readonly log: Logger,
  ) {}

  async start(): Promise<void> {
    await this.refresh();
    this.timer = setInterval(() => void this.refresh(), EVERY_MILLISECONDS).unref();
  }

  stop(): void {
    if (this.timer !== null) clearInterval(this.timer);
  }

  /** The list to judge by, or null. */
  current(): KeptList | null {
    const now = this.clock.now();
    if (this.kept === null || now >= plusMilliseconds(this.kept.readAt, KEPT_MILLISECONDS)) return null;
    return now < this.kept.keyList.expiresAt ? this.kept : null;
  }

  /** Says whether the last reading reached the database. */
  get isReached(): boolean {
    return this.reached;
  }

  /**
   * For a scan that the list it was judged by (null: none) did not settle: compares with a newer one that is here
   * already, or with one whose reading began after this was asked, so that "same" means that no key was published
   * before the scan came. All who ask within a hundredth of a second share one reading.
   */
  async lookAgain(judgedBy: KeyList | null): Promise<LookedAgain> {
    if (this.isOther(judgedBy)) return 'newer';
    await (this.next ??= this.readSoon());
    if (!this.reached || this.current() === null) return 'unread';
    return this.isOther(judgedBy) ? 'newer' : 'same';
  }

  /** Reads the list now; several at once share one reading. Never rejects. */
  refresh(): Promise<void> {
    this.refreshing ??= this.read().finally(() => (this.refreshing = null));
    return this.refreshing;
  }

  private isOther(judgedBy: KeyList | null): boolean {
    const current = this.current();
    return current !== null && current.keyList.version !== judgedBy?.version;
  }

  /** Whoever comes once the reading has begun waits for the one after it. */
  private async readSoon(): Promise<void> {
    await pause(SPACING_MILLISECONDS);
    await this.refreshing;
    this.next = null;
    await this.refresh();
  }

  private async read(): Promise<void> {
    const now = this.clock.now();
    try {
      const jwt = await this.published.keyList();
      this.reached = true;
      this.kept = jwt === null ? null : await this.trusted(jwt, now);
    } catch (error) {
      this.reached = false;
      this.log.warn(
        { fault: error instanceof Error ? error.name : 'unknown' },
        'the key list was not reached',
      );
    }
  }

  private async trusted(jwt: string, readAt: Instant): Promise<KeptList | null> {
    const { rootPublicJwk, origin } = this.trust;
    const answer = await readKeyList(jwt, rootPublicJwk, origin, readAt, this.highestVersion);
    if (answer.kind === 'untrusted') {
      this.log.error({ code: answer.because }, 'the published key list cannot be trusted');
      return null;
    }
    this.highestVersion = answer.keyList.version;
    return { jwt, keyList: answer.keyList, readAt };
  }
}
