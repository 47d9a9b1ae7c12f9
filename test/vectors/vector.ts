import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';

import type { CalendarDay, Instant } from '#platform/clock';
import { parseInstant } from '#platform/clock';
import { createLogger } from '#platform/telemetry';
import type { EcPublicJwk, StatusPurpose } from '#proof/claims';
import {
  judgePresented,
  type KeyList,
  readKeyList,
  type StoredRecord,
  toAnswer,
  type VerifyAnswer,
} from '#proof/verification';

import { SignedLists } from '../../apps/verifier/src/status/signed-lists.js';
import { HandClock } from '../builders/hand-clock.js';

const FOLDER = new URL('./', import.meta.url);

/** One case, with all that a verifier needs to judge it: no clock, no network, no database. */
export interface Vector {
  readonly title: string;
  readonly now: string;
  readonly origin: string;
  /** LPHQ's root, which a verifier pins. */
  readonly root: EcPublicJwk;
  readonly keyList: string;
  /** What the database has; null: nothing. `away`: it cannot be asked. */
  readonly record: WrittenRecord | null | 'away';
  /** Tokens of the status list that was published, in the order in which they were seen. */
  readonly statusLists: readonly {
    readonly number: number;
    /** The oldest vectors know of revocations alone. */
    readonly purpose?: StatusPurpose;
    readonly jwt: string;
  }[];
  /** What somebody shows, and what they are told. */
  readonly shown: readonly { readonly text: string; readonly answer: VerifyAnswer }[];
}

/** A record with its bytes in base64url and its instants in ISO 8601. */
export type WrittenRecord = Omit<
  StoredRecord,
  'isReplaced' | 'jwtPayload' | 'cwtPayload' | 'validFrom' | 'expiresAt' | 'revokedAt' | 'validUntil' | 'authorisedUntil'
> & Readonly<Record<'jwtPayload' | 'cwtPayload' | 'validFrom' | 'expiresAt' | 'validUntil' | 'authorisedUntil', string>> & {
    readonly revokedAt: string | null;
    /** Not in the oldest vectors. */
    readonly isReplaced?: boolean;
  };

export async function vectorNames(): Promise<string[]> {
  return (await readdir(FOLDER)).filter((name) => name.endsWith('.json')).sort();
}

export async function readVector(name: string): Promise<Vector> {
  return JSON.parse(await readFile(new URL(name, FOLDER), 'utf8')) as Vector;
}

/** `sha256  name`, a line for each file. */
export async function sumsOf(names: readonly string[]): Promise<string> {
  const lines = names.map(async (name) => {
    const bytes = await readFile(new URL(name, FOLDER));
    return `${createHash('sha256').update(bytes).digest('hex')}  ${name}\n`;
  });
  return (await Promise.all(lines)).join('');
}

/** What our verifier says of that text in that case. */
export async function answerOf(vector: Omit<Vector, 'shown'>, text: string): Promise<VerifyAnswer> {
  const now = parseInstant(vector.now)!;
  const keyList = await keyListOf(vector, now);
  const lists = await listsOf(vector, keyList);
  const judgement = await judgePresented(text, {
    keyList,
    now,
    origin: vector.origin,
    statusOf: (place) => lists.statusOf(place),
    find: async (code) => {
      if (vector.record === 'away') throw new Error('The database is away.');
      return vector.record?.code === code ? recordOf(vector.record) : null;
    },
  });
  return toAnswer(judgement, now);
}

export async function keyListOf({ keyList, root, origin }: Omit<Vector, 'shown'>, now: Instant): Promise<KeyList> {
  const answer = await readKeyList(keyList, root, origin, now);
  if (answer.kind === 'untrusted') throw new Error(`The key list is not trusted: ${answer.because}.`);
  return answer.keyList;
}

export async function listsOf(vector: Omit<Vector, 'shown'>, keyList: KeyList): Promise<SignedLists> {
  const clock = new HandClock(vector.now);
  const published = { next: [] as { number: number; purpose: StatusPurpose; jwt: string; signedAt: Instant }[], statusLists: async () => published.next };
  const lists = new SignedLists(published, { current: () => ({ keyList }) }, vector.origin, clock, createLogger('test', 'silent'));
  for (const list of vector.statusLists) {
    published.next = [{ purpose: 'revocation', ...list, signedAt: clock.now() }];
    await lists.poll();
  }
  return lists;
}

function recordOf(written: WrittenRecord): StoredRecord {
  return {
    isReplaced: false,
    ...written,
    jwtPayload: Buffer.from(written.jwtPayload, 'base64url'),
    cwtPayload: Buffer.from(written.cwtPayload, 'base64url'),
    validFrom: parseInstant(written.validFrom)!,
    expiresAt: parseInstant(written.expiresAt)!,
    revokedAt: written.revokedAt === null ? null : parseInstant(written.revokedAt),
    validUntil: written.validUntil as CalendarDay,
    authorisedUntil: written.authorisedUntil as CalendarDay,
  };
}
