import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';

import type { Completion, Outcome } from '../learner/learner.js';
import { Day, Moment } from '../wording/moment.js';
import { useSay, useText } from '../wording/wording.js';
import { evidenceAddress } from './evidence.js';

interface CompletionFactsProps {
  readonly completion: Completion;
  /** What the assignment demands, for the words of the codes that were met. */
  readonly outcomes: readonly Outcome[];
}

/** Who did what when with an assignment, and what they wrote. */
export function CompletionFacts({ completion, outcomes }: CompletionFactsProps) {
  const say = useSay();
  const { state, completedOn, submittedAt, decidedAt, decidedBy, voidedAt, voidedBy } = completion;
  return (
    <ul className="completion-facts">
      <li>
        {say('portal.completions.completed-on')} <Day on={completedOn} />
      </li>
      <Done words={submittedWords(say, completion)} at={submittedAt} />
      <Done
        words={say(`portal.completions.decided-by.${state}`, {
          name: decidedBy ?? completion.assessorText ?? say('portal.completions.by-lphq'),
        })}
        at={decidedAt}
      />
      {completion.carriedFrom === null ? null : (
        <li>{say(`portal.completions.carried.${completion.carriedFrom}`)}</li>
      )}
      <Done words={say('portal.completions.voided-by', { name: voidedBy ?? '—' })} at={voidedAt} />
      <Remarks completion={completion} />
      <OutcomesMet met={completion.outcomesMet} outcomes={outcomes} />
      <RubricNotes notes={completion.rubricNotes} />
    </ul>
  );
}

function submittedWords(
  say: ReturnType<typeof useSay>,
  { handedInByLearner, submittedBy }: Completion,
): string {
  return handedInByLearner
    ? say('portal.completions.handed-in-by-learner')
    : say('portal.completions.submitted-by', { name: submittedBy });
}

function Done({ words, at }: { readonly words: string; readonly at: string | null }) {
  if (at === null) return null;
  return (
    <li>
      <bdi>{words}</bdi> <Moment at={at} />
    </li>
  );
}

/** What people wrote: the reason for a return or a voiding, the evidence, the note. */
function Remarks({ completion }: { readonly completion: Completion }) {
  const say = useSay();
  const { returnReason, voidReason, evidenceLink, evidenceFileId, note, backdatedBecause } = completion;
  return (
    <>
      <Remark term={say('portal.completions.return-reason')} words={returnReason} />
      <Remark term={say('portal.completions.voided-because')} words={voidReason} />
      <Remark
        term={say('portal.completions.evidence')}
        words={evidenceLink && <Evidence link={evidenceLink} />}
      />
      <Remark
        term={say('portal.completions.file-was')}
        words={evidenceFileId && <EvidenceFile id={evidenceFileId} />}
      />
      <Remark term={say('portal.completions.note-was')} words={note} />
      <Remark term={say('portal.completions.backdated-because')} words={backdatedBecause} />
    </>
  );
}

function Remark({ term, words }: { readonly term: string; readonly words: ReactNode }) {
  if (words === null || words === '') return null;
  return (
    <li>
      {term} <bdi>{words}</bdi>
    </li>
  );
}

/** The browser saves it; nothing of it is opened here. */
function EvidenceFile({ id }: { readonly id: string }) {
  const say = useSay();
  return (
    <Anchor href={evidenceAddress(id)} download>
      {say('portal.completions.file-save')}
    </Anchor>
  );
}

/** Somebody typed this link: only a web address may be followed, and the page it opens learns nothing of ours. */
function Evidence({ link }: { readonly link: string }) {
  if (!/^https?:\/\//i.test(link)) return <>{link}</>;
  return (
    <Anchor href={link} target="_blank" rel="noopener noreferrer">
      {link}
    </Anchor>
  );
}

function RubricNotes({ notes }: { readonly notes: Completion['rubricNotes'] }) {
  const say = useSay();
  if (notes.length === 0) return null;
  return (
    <li>
      {say('portal.completions.rubric-notes')}
      <ul>
        {notes.map(({ outcome, note }) => (
          <li key={outcome}>
            {outcome} – <bdi>{note}</bdi>
          </li>
        ))}
      </ul>
    </li>
  );
}

interface OutcomesMetProps extends Pick<CompletionFactsProps, 'outcomes'> {
  readonly met: readonly string[];
}

function OutcomesMet({ met, outcomes }: OutcomesMetProps) {
  const say = useSay();
  const text = useText();
  if (met.length === 0) return null;
  const wordsOf = (code: string) => outcomes.find((outcome) => outcome.code === code)?.text;
  return (
    <li>
      <details>
        <summary>{say('portal.completions.outcomes-count', { count: met.length })}</summary>
        <ul>
          {met.map((code) => {
            const words = wordsOf(code);
            return <li key={code}>{words === undefined ? code : `${code} – ${text(words)}`}</li>;
          })}
        </ul>
      </details>
    </li>
  );
}
