import { setTimeout as pause } from 'node:timers/promises';

import type { GraphqlAnswer } from '../harness/answers.js';
import type { Product } from '../harness/product.js';
import { ISSUE_BADGE, REVOKE_BADGE } from '../stories/acts.js';
import type { AgencyCast } from '../stories/cast.js';

/** What this test was told about a badge, and when: nothing that it only supposes. */
interface Told {
  readonly id: string;
  readonly code: string;
  isRevoking: boolean;
  /** When the revocation was acknowledged, on the monotonic clock. */
  revokedAt: number | null;
}

const BADGE_NOW = `query ($id: ID!) { badge(id: $id) { state code } }`;

/**
 * For so long after a revocation was acknowledged a verifier may still answer from memory: its picture of what was
 * taken back is believed for three seconds without a new one; the rest is what a busy machine needs for a request.
 */
const SEEN_WITHIN_MILLISECONDS = 6_000;

/** People who issue, revoke and scan without end, and who keep a book of what they were told. */
export class Traffic {
  readonly wrong: string[] = [];
  readonly outcomes = new Map<string, number>();
  private readonly badges: Told[] = [];
  private isOver = false;

  constructor(
    private readonly product: Product,
    private readonly agency: AgencyCast,
  ) {}

  get issued(): number {
    return this.badges.length;
  }

  get revoked(): number {
    return this.badges.filter(({ revokedAt }) => revokedAt !== null).length;
  }

  /** Issues to each, again and again until it is told so and the badge is signed; revokes every third. */
  async issueTo(learnerIds: string[]): Promise<void> {
    for (let id = learnerIds.shift(); id !== undefined; id = learnerIds.shift()) {
      const badge = await this.signed(await this.prepared(id));
      this.badges.push(badge);
      if (this.badges.length % 3 === 0) await this.revoke(badge);
    }
  }

  async scan(): Promise<void> {
    for (let turn = 0; !this.isOver; turn += 1) {
      const badge = this.badges[turn % Math.max(1, this.badges.length)];
      if (badge === undefined) await pause(20);
      else await this.scanOne(badge);
    }
  }

  end(): void {
    this.isOver = true;
  }

  /** Those whose scan does not say what it should by now. */
  async behind(): Promise<string[]> {
    const outcomes = await Promise.all(this.badges.map(({ code }) => this.outcomeOf(code)));
    return this.badges.flatMap(({ code, revokedAt }, index) =>
      outcomes[index] === (revokedAt === null ? 'VALID' : 'REVOKED') ? [] : [`${code} ${outcomes[index]}`],
    );
  }

  private async prepared(learnerId: string): Promise<string> {
    const input = { learnerId, nameChoice: 'NONE', consent: false };
    const result = await this.answered('issueBadge', () => this.agency.manager.does(ISSUE_BADGE, input));
    return (result as { badge: { id: string } }).badge.id;
  }

  private async signed(id: string): Promise<Told> {
    for (;;) {
      const badge = await this.answered('badge', () => this.agency.manager.asks(BADGE_NOW, { id }));
      const { state, code } = badge as { state: string; code: string };
      if (state === 'ISSUED') return { id, code, isRevoking: false, revokedAt: null };
      if (state !== 'PREPARED') this.wrong.push(`a badge went ${state} by itself`);
      await pause(20);
    }
  }

  private async revoke(badge: Told): Promise<void> {
    badge.isRevoking = true;
    const input = { badgeId: badge.id, reason: 'MISUSE', note: null };
    await this.answered('revokeBadge', () => this.agency.manager.does(REVOKE_BADGE, input));
    badge.revokedAt = performance.now();
  }

  /** Asks until there is an answer; on the way only a numbered fault, or that the records are away, is a refusal. */
  private async answered(field: string, ask: () => Promise<GraphqlAnswer>): Promise<unknown> {
    for (;;) {
      const { status, body } = await ask();
      const found = body.data?.[field];
      if (found !== null && found !== undefined) return found;
      const error = body.errors?.[0] ?? (body as { extensions?: object; number?: unknown; code?: string });
      const { number, code } = (error.extensions ?? error) as { number?: unknown; code?: unknown };
      if (typeof number !== 'string' && code !== 'DATABASE_AWAY')
        this.wrong.push(`${field}: ${status} ${JSON.stringify(body)}`);
      await pause(50);
    }
  }

  private async scanOne(badge: Told): Promise<void> {
    const { isRevoking, revokedAt } = badge;
    const isSurelyRevoked = revokedAt !== null && performance.now() - revokedAt > SEEN_WITHIN_MILLISECONDS;
    const outcome = await this.outcomeOf(badge.code);
    const allowed = ['CANNOT_CHECK'];
    if (!isSurelyRevoked) allowed.push('VALID');
    if (isRevoking || badge.isRevoking) allowed.push('REVOKED');
    if (outcome === null || !allowed.includes(outcome))
      this.wrong.push(`scan: ${outcome} where only ${allowed.join(', ')} is true`);
    this.outcomes.set(outcome ?? 'none', (this.outcomes.get(outcome ?? 'none') ?? 0) + 1);
  }

  /** Null for an answer that is none of the eight, which no state of the database excuses. */
  private async outcomeOf(code: string): Promise<string | null> {
    const answer = await fetch(`${this.product.verifier}/api/v1/verify/${code}`);
    const { outcome } = (await answer.json().catch(() => ({}))) as { outcome?: string };
    return outcome ?? null;
  }
}
