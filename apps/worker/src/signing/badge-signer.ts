import { Injectable } from '@nestjs/common';

import { claimOf, CredentialOrigin, type SignedForms, type WaitingBadge } from '#learners/badges';
import type { Unit } from '#platform/persistence';
import { KeyRing, KeyUnavailable, PublishedKids, signClaim, type Signer } from '#proof/signing';

import { Rehearsal } from './rehearsal.js';

/** What is open for one chunk: its keys, each a signer or the reason why there is none, and which keys are published. */
export interface OpenKeys {
  readonly signers: ReadonlyMap<string, Signer | KeyUnavailable>;
  readonly published: ReadonlySet<string>;
}

/** What became of a badge. `unpublished`: its key is in no published list yet, so it waits a moment. */
export type Tried =
  | { readonly kind: 'signed'; readonly badge: WaitingBadge; readonly forms: SignedForms }
  | { readonly kind: 'unpublished'; readonly badge: WaitingBadge }
  | { readonly kind: 'refused'; readonly badge: WaitingBadge; readonly fault: unknown };

/** Badges that are linted and signed side by side: about a millisecond's work for the one thread that lints. */
const AT_ONCE = 16;

/** Signs prepared badges, outside any transaction. */
@Injectable()
export class BadgeSigner {
  constructor(
    private readonly ring: KeyRing,
    private readonly published: PublishedKids,
    private readonly rehearsal: Rehearsal,
    private readonly origin: CredentialOrigin,
  ) {}

  get verifyOrigin(): string {
    return this.origin.verifyOrigin;
  }

  /** Opens every key that the badges name, once, in a unit of their agency. */
  async keysFor(unit: Unit, badges: readonly WaitingBadge[]): Promise<OpenKeys> {
    const kids = [...new Set(badges.map(({ kid }) => kid))];
    const signers = await this.ring.signersFor(unit, kids, 'BADGE');
    return { signers, published: await this.published.all(unit) };
  }

  /** One badge that cannot be signed stops no other. */
  async signAll(agencySlug: string, badges: readonly WaitingBadge[], keys: OpenKeys): Promise<Tried[]> {
    const tried: Tried[] = [];
    for (let from = 0; from < badges.length; from += AT_ONCE) {
      const some = badges.slice(from, from + AT_ONCE);
      tried.push(...(await Promise.all(some.map((badge) => this.try(agencySlug, badge, keys)))));
    }
    return tried;
  }

  /** Refused are `LintFailure`, `RehearsalFailed` and `KeyUnavailable`: each an alarm. */
  private async try(agencySlug: string, badge: WaitingBadge, keys: OpenKeys): Promise<Tried> {
    try {
      const claim = claimOf(badge, { origin: this.verifyOrigin, agencySlug });
      await this.rehearsal.holds(claim);
      if (!keys.published.has(claim.kid)) return { kind: 'unpublished', badge };
      const signer = keys.signers.get(claim.kid) ?? new KeyUnavailable(claim.kid, 'unknown');
      if (signer instanceof KeyUnavailable) throw signer;
      return { kind: 'signed', badge, forms: await signClaim(signer, claim) };
    } catch (fault) {
      return { kind: 'refused', badge, fault };
    }
  }
}
