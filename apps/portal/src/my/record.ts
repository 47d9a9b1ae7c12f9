import type { ResultOf } from '../graphql/graphql.js';
import type { MY_BADGES, MY_RECORD } from './my.graphql.js';
import type { Language } from './words.js';

export type MyRecord = ResultOf<typeof MY_RECORD>['myRecord'][number];
export type MyAssignment = MyRecord['assignments'][number];
export type MyBadges = ResultOf<typeof MY_BADGES>['myBadges'];
export type MyBadge = MyBadges['badges'][number];

/** The text in the language of the page. */
export function textIn(language: Language, text: { readonly en: string; readonly fr: string }): string {
  return language === 'fr-CA' ? text.fr : text.en;
}

/** The assignment of one of the learner's records; null where there is none. */
export function assignmentOf(
  records: readonly MyRecord[],
  recordId: string,
  number: number,
): { readonly record: MyRecord; readonly assignment: MyAssignment } | null {
  const record = records.find(({ id }) => id === recordId);
  const assignment = record?.assignments.find((each) => each.number === number);
  return record && assignment ? { record, assignment } : null;
}
