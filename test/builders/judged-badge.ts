import { type Instant, parseInstant } from '#platform/clock';
import { shortLink } from '#proof/compact';
import { type Judgement, judgePresented, type KeyList, type StoredRecord } from '#proof/verification';

import { aHouse, aKeyList, anIssuedCredential, NOW, ORIGIN } from './proof.builder.js';

/** What is different from a good badge, looked at on a good day. */
export interface Change {
  readonly record?: Partial<StoredRecord> | null;
  readonly list?: KeyList | null;
  readonly now?: Instant;
}

export const at = (iso: string): Instant => parseInstant(iso)!;

/** The room's own judge of a stored record, which is behind its door. */
type RecordJudge = (
  record: StoredRecord | null,
  keyList: KeyList | null,
  now: Instant,
  origin: string,
) => Promise<Judgement>;

/** One badge under one key list, and what it is judged to be when something about it is different. */
export async function aJudgedBadge(judgeRecord: RecordJudge) {
  const house = aHouse();
  const key = house.badgeKey;
  const keyList = await aKeyList(house);
  const badge = anIssuedCredential(key);
  const forms = {
    token: badge.jwt,
    link: badge.link,
    proof: badge.proof,
    'short link': shortLink(ORIGIN, badge.code),
    code: badge.code,
  } as const;
  const recordFor = ({ record }: Change) => (record === null ? null : { ...badge.record, ...record });
  const listFor = ({ list }: Change) => (list === undefined ? keyList : list);
  const byRecord = (change: Change = {}) =>
    judgeRecord(recordFor(change), listFor(change), change.now ?? NOW, ORIGIN);
  const byText = (text: string, change: Change = {}) =>
    judgePresented(text, {
      keyList: listFor(change),
      find: async (code) => (code === badge.code ? recordFor(change) : null),
      now: change.now ?? NOW,
      origin: ORIGIN,
    });
  /** Long after the badge, under a list that is still believed. */
  const late = {
    now: at('2028-12-01T00:00:00Z'),
    list: { ...keyList, expiresAt: at('2030-01-01T00:00:00Z') },
  };
  /** The outcome on the scan page and for every form that can be shown. */
  const everywhere = async (change: Change = {}) => {
    const shown = await Promise.all(Object.values(forms).map((text) => byText(text, change)));
    return [...new Set([await byRecord(change), ...shown].map(({ outcome }) => outcome))];
  };
  return { house, key, keyList, badge, forms, byRecord, byText, late, everywhere };
}
