import { type RefObject, useEffect, useId, useRef, useState } from 'react';

import type { Learner } from '../learners/learner.graphql.js';
import { useAnnounce } from '../shell/announcement.js';
import { useMay } from '../sign-in/session-provider.js';
import { useSay } from '../wording/wording.js';
import { BadgePanel } from './badge-panel.js';
import { isLive } from './badges.graphql.js';
import { IssueDialog } from './issue-dialog.js';

interface BadgesSectionProps {
  readonly learner: Learner;
  reload(): Promise<void>;
}

/** The learner's badges, the newest first, and the way to issue one when nothing stands against it. */
export function BadgesSection({ learner, reload }: BadgesSectionProps) {
  const say = useSay();
  const titleId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const badges = learner.badges.toSorted((one, other) => other.preparedAt.localeCompare(one.preparedAt));

  return (
    <section aria-labelledby={titleId}>
      <h2 id={titleId} ref={heading} tabIndex={-1}>
        {say('portal.badges.title')}
      </h2>
      {badges.length === 0 ? <NoBadge learner={learner} /> : null}
      <IssueAct {...{ learner, reload, heading }} />
      {badges.map((badge) => (
        <BadgePanel key={badge.id} {...{ badge, learner, reload }} />
      ))}
    </section>
  );
}

function NoBadge({ learner }: { readonly learner: Learner }) {
  const say = useSay();
  const { qualified } = learner.qualification;
  return <p>{say(qualified ? 'portal.badges.none-yet' : 'portal.badges.none-unqualified')}</p>;
}

interface IssueActProps extends BadgesSectionProps {
  readonly heading: RefObject<HTMLHeadingElement | null>;
}

function IssueAct({ learner, reload, heading }: IssueActProps) {
  const say = useSay();
  const may = useMay();
  const [open, setOpen] = useState(false);
  const tellIssued = useTellIssued(learner);
  const held = learner.badges.some(isLive);
  if (!may('issue-badge') || !learner.qualification.qualified || held) return null;

  const done = async () => {
    setOpen(false);
    await reload();
    heading.current?.focus();
    tellIssued();
  };
  return (
    <>
      <button type="button" className="primary" onClick={() => setOpen(true)}>
        {say('portal.badges.issue-open')}
      </button>
      {open ? (
        <IssueDialog {...{ learner, reload }} onClose={() => setOpen(false)} onDone={() => void done()} />
      ) : null}
    </>
  );
}

/** Says what the page then shows: a signature may be there before the learner was read again. */
function useTellIssued(learner: Learner): () => void {
  const { announce } = useAnnounce();
  const [due, setDue] = useState(false);
  useEffect(() => {
    if (!due) return;
    setDue(false);
    const waits = learner.badges.some(({ state }) => state === 'PREPARED');
    announce(waits ? 'portal.badges.prepared-done' : 'portal.badges.issued-done');
  }, [announce, due, learner]);
  return () => setDue(true);
}
