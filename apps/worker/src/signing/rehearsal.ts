import { randomBytes, randomUUID } from 'node:crypto';

import { Injectable } from '@nestjs/common';

import { CredentialOrigin } from '#learners/badges';
import { type Clock, dayOf, type Instant, lastInstantOf, plusDays } from '#platform/clock';
import {
  type BadgeFacts,
  type CredentialKind,
  type EcPublicJwk,
  issuerId,
  kidOf,
  prepareBadgeClaim,
  type PreparedClaim,
  shortKidOf,
} from '#proof/claims';
import { fullLink, newCode } from '#proof/compact';
import { makeRoot, signClaim, type SignedClaim, signerFromJwk } from '#proof/signing';
import { judgePresented, type KeyList, type StoredRecord } from '#proof/verification';

import { WorkerLog } from '../worker-log.js';

const ISSUER = { slug: 'rehearsal', name: 'Rehearsal' } as const;

/** What a made-up badge could not do: be read back as VALID by the public verifier. Nothing is signed then. */
export class RehearsalFailed extends Error {
  override readonly name = 'RehearsalFailed';
}

/**
 * Before the first real signature of each kind and edition, signs a made-up badge of the same kind with a throw-away
 * key and reads both forms back with the public verifier (threat T21).
 */
@Injectable()
export class Rehearsal {
  private readonly held = new Map<string, Promise<void>>();

  constructor(
    private readonly origin: CredentialOrigin,
    private readonly tools: WorkerLog,
  ) {}

  /** Resolves when badges like this claim verify; throws `RehearsalFailed` when they do not. */
  holds(claim: PreparedClaim): Promise<void> {
    const { edition, facts } = claim;
    const name = `${facts.kind} ${edition}`;
    const held = this.held.get(name) ?? this.rehearse(facts.kind, edition);
    this.held.set(name, held);
    held.catch(() => this.held.delete(name));
    return held;
  }

  private async rehearse(kind: CredentialKind, edition: string): Promise<void> {
    const key = makeRoot();
    const origin = this.origin.verifyOrigin;
    const facts = madeUp({ kind, edition, origin, publicJwk: key.publicJwk }, this.tools.clock);
    const claim = prepareBadgeClaim(facts);
    const signed = await signClaim(await signerFromJwk(key.privateJwk), claim);
    const now = this.tools.clock.now();
    const inquiry = {
      keyList: listOf(key.publicJwk, origin, now),
      find: () => Promise.resolve(recordOf(facts, claim, signed)),
      now,
      origin,
    };
    for (const text of [signed.jwt, fullLink(origin, facts.code, signed.proof)]) {
      const { outcome } = await judgePresented(text, inquiry);
      if (outcome !== 'VALID')
        throw new RehearsalFailed(`A made-up ${kind} badge of ${edition} reads ${outcome}.`);
    }
  }
}

interface Plan {
  readonly kind: CredentialKind;
  readonly edition: string;
  readonly origin: string;
  readonly publicJwk: EcPublicJwk;
}

function madeUp({ kind, edition, origin, publicJwk }: Plan, clock: Clock): BadgeFacts {
  return {
    origin,
    code: newCode((count) => randomBytes(count)),
    credentialKind: kind,
    edition,
    issuer: ISSUER,
    publicName: 'R. Rehearsal',
    validFrom: clock.now(),
    expiresAt: lastInstantOf(plusDays(clock.today(), 30)),
    subjectUrn: `urn:uuid:${randomUUID()}`,
    status: { list: 1, position: 0 },
    kid: kidOf(publicJwk),
    shortKid: shortKidOf(publicJwk),
  };
}

function listOf(jwk: EcPublicJwk, origin: string, now: Instant): KeyList {
  const day = dayOf(now);
  const key = {
    kid: kidOf(jwk),
    shortKid: Buffer.from(shortKidOf(jwk)).toString('base64url'),
    issuer: issuerId(origin, ISSUER.slug),
    alg: 'ES256',
    purpose: 'BADGE',
    jwk,
    state: 'ACTIVE',
    validFrom: lastInstantOf(plusDays(day, -2)),
    validUntil: lastInstantOf(plusDays(day, 400)),
  } as const;
  return { version: 1, signedAt: now, expiresAt: lastInstantOf(day), keys: [key] };
}

function recordOf(facts: BadgeFacts, claim: PreparedClaim, signed: SignedClaim): StoredRecord {
  const validUntil = plusDays(dayOf(facts.expiresAt), -1);
  return {
    code: facts.code,
    kind: facts.credentialKind,
    state: 'ISSUED',
    publicName: facts.publicName,
    validFrom: facts.validFrom,
    validUntil,
    expiresAt: facts.expiresAt,
    kid: facts.kid,
    jwtPayload: claim.jwtPayload,
    cwtPayload: claim.cwtPayload,
    jwt: signed.jwt,
    revokedAt: null,
    isReplaced: false,
    statusList: facts.status.list,
    statusPosition: facts.status.position,
    agencySlug: ISSUER.slug,
    agencyName: ISSUER.name,
    agencyPhone: '',
    agencyEmail: '',
    agencyStanding: 'AUTHORISED',
    authorisedUntil: validUntil,
  };
}
