import { randomBytes, randomUUID } from 'node:crypto';

import type { Agency } from '#authority/agencies';
import { type CalendarDay, type Instant, lastInstantOf, parseInstant } from '#platform/clock';
import { prepareBadgeClaim, type StatusPlace } from '#proof/claims';
import { assembleProof, type Code, fullLink, newCode, toBeSigned } from '#proof/compact';

import type { TestDatabase } from '../harness/database.js';
import { anAgency } from './agency.builder.js';
import { anAgencyScene } from './agency-scene.js';
import { aTestKey, type Listed, type TestKey, TestKeyTree } from './key-tree.js';
import { aPlaceIn } from './status-place.js';

/** A badge that a stranger may scan, in every form in which it can be shown. */
export interface ScannedBadge {
  readonly id: string;
  readonly code: Code;
  readonly jwt: string;
  readonly proof: string;
  readonly link: string;
  /** Where it stands among the status lists. */
  readonly place: StatusPlace;
}

export interface BadgeWish {
  readonly publicName?: string | null;
  readonly validFrom?: string;
  readonly validUntil?: string;
  readonly key?: TestKey;
  readonly state?: 'PREPARED' | 'ISSUED' | 'WITHDRAWN' | 'UNDONE';
}

/** An agency whose badges are signed and published, all in the database and all by a key tree of its own. */
export interface ScanScene {
  readonly origin: string;
  readonly agency: Agency;
  readonly key: TestKey;
  readonly tree: TestKeyTree;
  /** One more key of the agency, already retired; in no list until it is published. */
  addsKey(): Promise<TestKey>;
  /** Signs and publishes a list of these keys besides LPHQ's own. */
  publish(version: number, listed?: readonly Listed[]): Promise<void>;
  issues(wish?: BadgeWish): Promise<ScannedBadge>;
  revokes(badge: ScannedBadge): Promise<void>;
  undoes(badge: ScannedBadge): Promise<void>;
  suspends(badge: ScannedBadge): Promise<void>;
  reinstates(badge: ScannedBadge): Promise<void>;
}

export async function aScanScene(db: TestDatabase, origin: string, now: Instant): Promise<ScanScene> {
  const builder = anAgency().withSlug('north');
  const { agency, enrols, programme, manager } = await anAgencyScene(db, builder);
  const key = aTestKey();
  const tree = new TestKeyTree(origin, now);
  await keyIn(db, agency, key);

  const addsKey = async (): Promise<TestKey> => {
    const added = aTestKey();
    await keyIn(db, agency, added, 'RETIRED');
    return added;
  };
  const publish = async (version: number, listed: readonly Listed[] = [{ key, slug: 'north' }]) => {
    const jwt = tree.list(version, listed);
    await db.adminQuery('insert into key_lists (version, jwt, signed_at) values ($1, $2, $3)', [
      version,
      jwt,
      now,
    ]);
  };
  const issues = async (wish: BadgeWish = {}): Promise<ScannedBadge> => {
    const learner = await enrols();
    const place = await aPlaceIn(db, agency.id);
    const signed = signedBadge(wish, { origin, agency, key: wish.key ?? key }, place);
    await db.adminQuery(INSERT, [
      ...[signed.id, agency.id, learner.id, programme.id, signed.code, signed.state],
      ...[signed.publicName === null ? 'NONE' : 'INITIAL_AND_FAMILY', signed.publicName, signed.validFrom],
      ...[signed.validUntil, signed.expiresAt, signed.kid, signed.jwtPayload, signed.cwtPayload],
      ...(isSigned(signed.state) ? [signed.jwt, signed.proof, signed.validFrom] : [null, null, null]),
      ...[manager.accountId, signed.validFrom],
      ...(isTakenBack(signed.state) ? [signed.validFrom, 'ISSUED_IN_ERROR'] : [null, null]),
      ...[place.list, place.position],
    ]);
    return { ...signed, place };
  };
  const revokes = async ({ id }: ScannedBadge): Promise<void> => {
    await db.adminQuery(
      `update badges set state = 'REVOKED', revoked_at = now(), revocation_reason = 'OTHER', suspended_at = null,
         suspension_reason = null where id = $1`,
      [id],
    );
  };
  const undoes = async ({ id }: ScannedBadge): Promise<void> => {
    await db.adminQuery(
      `update badges set state = 'UNDONE', revoked_at = issued_at, revocation_reason = 'ISSUED_IN_ERROR' where id = $1`,
      [id],
    );
  };
  const suspends = async ({ id }: ScannedBadge): Promise<void> => {
    await db.adminQuery(
      `update badges set state = 'SUSPENDED', suspended_at = now(), suspension_reason = 'OTHER' where id = $1`,
      [id],
    );
  };
  const reinstates = async ({ id }: ScannedBadge): Promise<void> => {
    await db.adminQuery(
      `update badges set state = 'ISSUED', suspended_at = null, suspension_reason = null where id = $1`,
      [id],
    );
  };
  return { origin, agency, key, tree, addsKey, publish, issues, revokes, undoes, suspends, reinstates };
}

type State = NonNullable<BadgeWish['state']>;
const isSigned = (state: State) => state === 'ISSUED' || state === 'UNDONE';
const isTakenBack = (state: State) => state === 'WITHDRAWN' || state === 'UNDONE';

const INSERT = `
  insert into badges (id, agency_id, learner_id, programme_version_id, kind, code, state, name_choice, public_name,
    valid_from, valid_until, expires_at, kid, jwt_payload, cwt_payload, jwt, proof, issued_at, prepared_by, prepared_at,
    consented_at, revoked_at, revocation_reason, status_list, status_position)
  values ($1, $2, $3, $4, 'MSQ', $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $19, $20, $21, $22, $23)`;

async function keyIn(db: TestDatabase, agency: Agency, key: TestKey, state = 'ACTIVE'): Promise<void> {
  await db.adminQuery(
    `insert into signing_keys (kid, agency_id, issuer_slug, purpose, algorithm, public_jwk, short_kid, state, valid_from,
       valid_until)
     values ($1, $2, $3, 'BADGE', 'ES256', $4, $5, $6, '2026-01-01T00:00:00Z', '2030-01-01T00:00:00Z')`,
    [key.kid, agency.id, agency.slug, JSON.stringify(key.jwk), key.shortKid, state],
  );
}

interface Issuer {
  readonly origin: string;
  readonly agency: Agency;
  readonly key: TestKey;
}

function signedBadge(wish: BadgeWish, { origin, agency, key }: Issuer, status: StatusPlace) {
  const { publicName = 'Z. Tremblay', validFrom = '2026-11-20T15:00:00Z', validUntil = '2027-09-01' } = wish;
  const code = newCode(randomBytes);
  const dates = {
    validFrom: parseInstant(validFrom)!,
    expiresAt: lastInstantOf(validUntil as CalendarDay),
  };
  const claim = prepareBadgeClaim({
    ...{ origin, code, credentialKind: 'MSQ', edition: '2026', publicName, ...dates },
    issuer: { slug: agency.slug, name: agency.name },
    subjectUrn: `urn:uuid:${randomUUID()}`,
    status,
    kid: key.kid,
    shortKid: key.shortKid,
  });
  const { jwtPayload, cwtPayload } = claim;
  const proof = assembleProof(key.shortKid, cwtPayload, key.signature(toBeSigned(key.shortKid, cwtPayload)));
  return {
    ...{ id: randomUUID(), code, publicName, validUntil, ...dates, kid: key.kid, jwtPayload, cwtPayload },
    state: wish.state ?? 'ISSUED',
    jwt: key.jws('JWT', origin, jwtPayload),
    proof,
    link: fullLink(origin, code, proof),
  };
}
