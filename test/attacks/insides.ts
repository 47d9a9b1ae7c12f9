/** What an answer must never say of how we are made (T97): places in code, SQL of ours, tables and columns, libraries. */
const INSIDES: readonly RegExp[] = [
  /\bat (?:async )?\S*[/(]/,
  /node_modules|file:\/\/|\.[jt]s:\d/,
  /\b(?:select|insert into|update|delete from|where)\b.*\b(?:from|values|set|=)\b/i,
  /\b(?:agency_id|learner_id|programme_version_id|sort_key|name_key|actor_id|idle_until|password_hash)\b/,
  /\b(?:pg_|relation "|column "|syntax error at|QueryFailed|TypeORM|FST_|constraint ")/,
  /(?<!Syntax )Error: /,
];

/** The patterns of our insides that an answer holds, in its body or its headers. */
export function insidesIn({ text, headers }: { readonly text: string; readonly headers: unknown }): string[] {
  const told = `${text}\n${JSON.stringify(headers)}`;
  return INSIDES.filter((pattern) => pattern.test(told)).map(String);
}
