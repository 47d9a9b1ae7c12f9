import { useSay } from '../wording/wording.js';
import { changedParts } from './changed-parts.js';
import type { Draft } from './draft-values.js';
import type { Version } from './version-file.js';

/** As many lines as a reader reads. */
const SHOWN = 30;

/** What differs from the edition that the draft began as: each part by its name. */
export function Changes({ base, draft }: { readonly base: Version; readonly draft: Draft }) {
  const say = useSay();
  const parts = changedParts(base, draft);
  return (
    <>
      <p>{say('portal.programme.changes', { count: parts.length, edition: base.edition })}</p>
      {parts.length === 0 ? null : (
        <ul>
          {parts.slice(0, SHOWN).map(({ kind, code, change }) => (
            <li key={`${kind} ${code} ${change}`}>
              {say(`portal.programme.part.${kind}`, { code })}: {say(`portal.programme.change.${change}`)}
            </li>
          ))}
        </ul>
      )}
      {parts.length > SHOWN ? (
        <p>{say('portal.programme.more-changes', { count: parts.length - SHOWN })}</p>
      ) : null}
    </>
  );
}
