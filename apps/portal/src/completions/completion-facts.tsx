import { Day, Moment } from '../wording/moment.js';
import { useSay } from '../wording/wording.js';
import type { Completion } from './completions.graphql.js';

export function CompletionFacts({ completion }: { readonly completion: Completion }) {
  const say = useSay();
  const { completedOn, submittedAt, submittedBy, decidedAt, decidedBy, outcomesMet } = completion;
  const { voidedAt, voidedBy } = completion;
  return (
    <ul className="completion-facts">
      <li>
        {say('portal.completions.completed-on')} <Day on={completedOn} />
      </li>
      <li>
        {say('portal.completions.submitted-by', { name: submittedBy })} <Moment at={submittedAt} />
      </li>
      {decidedAt === null ? null : (
        <li>
          {say(`portal.completions.decided-by.${completion.state}`, { name: decidedBy ?? '—' })}{' '}
          <Moment at={decidedAt} />
        </li>
      )}
      {voidedAt === null ? null : (
        <li>
          {say('portal.completions.voided-by', { name: voidedBy ?? '—' })} <Moment at={voidedAt} />
        </li>
      )}
      {outcomesMet.length === 0 ? null : (
        <li>{say('portal.completions.outcomes-met', { codes: outcomesMet.join(', ') })}</li>
      )}
      <Remarks completion={completion} />
    </ul>
  );
}

/** What people wrote: the reason for a return or a voiding, the evidence, the note. */
function Remarks({ completion }: { readonly completion: Completion }) {
  const say = useSay();
  const { returnReason, voidReason, evidenceLink, note } = completion;
  return (
    <>
      {returnReason === null ? null : (
        <li>
          <strong>{say('portal.completions.return-reason')}</strong> <bdi>{returnReason}</bdi>
        </li>
      )}
      {voidReason === null ? null : (
        <li>
          <strong>{say('portal.completions.voided-because')}</strong> <bdi>{voidReason}</bdi>
        </li>
      )}
      {evidenceLink === null ? null : (
        <li>
          {say('portal.completions.evidence')} <Evidence link={evidenceLink} />
        </li>
      )}
      {note === null ? null : (
        <li>
          {say('portal.completions.note-was')} <bdi>{note}</bdi>
        </li>
      )}
    </>
  );
}

/** Somebody typed this link: only a web address may be followed, and the page it opens learns nothing of ours. */
function Evidence({ link }: { readonly link: string }) {
  if (!/^https?:\/\//i.test(link)) return <bdi>{link}</bdi>;
  return (
    <a href={link} target="_blank" rel="noopener noreferrer">
      <bdi>{link}</bdi>
    </a>
  );
}
