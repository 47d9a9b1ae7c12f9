import { type RefObject, useId, useRef, useState } from 'react';

import type { Learner } from '../learners/learner.graphql.js';
import { useAnnounce } from '../shell/announcement.js';
import { useMay } from '../sign-in/session-provider.js';
import { Day, Moment } from '../wording/moment.js';
import { useSay } from '../wording/wording.js';
import { BadgeCodesPart } from './badge-codes.js';
import { type BadgeFacts, type BadgeState, isLive } from './badges.graphql.js';
import { groupedCode } from './grouped-code.js';
import { RevokeDialog } from './revoke-dialog.js';
import { UndoAct } from './undo-act.js';
import { useSignatureWatch } from './use-signature-watch.js';

interface BadgePanelProps {
  readonly badge: BadgeFacts;
  readonly learner: Learner;
  reload(): Promise<void>;
}

/** One badge: its state, what the public sees, its links and codes once issued, and taking it back. */
export function BadgePanel({ badge, reload }: BadgePanelProps) {
  const say = useSay();
  const titleId = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  return (
    <article className={`panel badge ${badge.state.toLowerCase()}`} aria-labelledby={titleId}>
      <h3 id={titleId} ref={heading} tabIndex={-1}>
        {say('portal.badges.badge', { kind: badge.kind, code: groupedCode(badge.code) })}
      </h3>
      <p className="state">{say(`portal.badge-state.${badge.state}`)}</p>
      {badge.state === 'PREPARED' ? <Signing badge={badge} reload={reload} /> : null}
      <Facts badge={badge} />
      {badge.state === 'ISSUED' ? <BadgeCodesPart badgeId={badge.id} code={badge.code} /> : null}
      {badge.shortLink === null ? null : <ScanLink link={badge.shortLink} />}
      {isLive(badge) ? <TakingBack {...{ badge, reload, heading }} /> : null}
    </article>
  );
}

/** Waits for the worker's signature and shows the badge as issued as soon as it is. */
function Signing({ badge, reload }: Pick<BadgePanelProps, 'badge' | 'reload'>) {
  const say = useSay();
  const { announce } = useAnnounce();
  const slow = useSignatureWatch(badge.id, async (state) => {
    await reload();
    if (state === 'ISSUED') announce('portal.badges.issued-done');
  });
  return <p>{say(slow ? 'portal.badges.signing-slow' : 'portal.badges.signing')}</p>;
}

function Facts({ badge }: { readonly badge: BadgeFacts }) {
  const say = useSay();
  const { publicName, validFrom, validUntil, issuedAt, revokedAt, revocationReason } = badge;
  return (
    <dl className="facts">
      <div>
        <dt>{say('portal.badges.public-name')}</dt>
        <dd>{publicName === null ? say('portal.badges.no-name') : <bdi>{publicName}</bdi>}</dd>
      </div>
      <div>
        <dt>{say('portal.badges.valid')}</dt>
        <dd>
          <Moment at={validFrom} /> – <Day on={validUntil} />
        </dd>
      </div>
      <When term={say('portal.badges.issued-at')} at={issuedAt} />
      <When term={say(`portal.badges.${TAKEN_BACK[badge.state] ?? 'revoked'}-at`)} at={revokedAt} />
      {revocationReason === null ? null : (
        <div>
          <dt>{say('portal.badges.reason')}</dt>
          <dd>{say(`portal.reason.${revocationReason}`)}</dd>
        </div>
      )}
    </dl>
  );
}

function When({ term, at }: { readonly term: string; readonly at: string | null }) {
  return at === null ? null : (
    <div>
      <dt>{term}</dt>
      <dd>
        <Moment at={at} />
      </dd>
    </div>
  );
}

function ScanLink({ link }: { readonly link: string }) {
  const say = useSay();
  return (
    <p>
      <a href={link} target="_blank" rel="noopener">
        {say('portal.badges.scan-page')}
      </a>
    </p>
  );
}

/** The words of an end, by the state that it leads to. */
const TAKEN_BACK: Readonly<Partial<Record<BadgeState, 'withdrawn' | 'undone'>>> = {
  WITHDRAWN: 'withdrawn',
  UNDONE: 'undone',
};

interface TakingBackProps extends Pick<BadgePanelProps, 'badge' | 'reload'> {
  readonly heading: RefObject<HTMLHeadingElement | null>;
}

/** The ways back; after each, the badge's heading has the focus and the page says what was done. */
function TakingBack({ badge, reload, heading }: TakingBackProps) {
  const { announce } = useAnnounce();
  const done = async (state: BadgeState) => {
    await reload();
    heading.current?.focus();
    announce(`portal.badges.${TAKEN_BACK[state] ?? 'revoked'}-done`);
  };
  return (
    <>
      <UndoAct {...{ badge, reload }} onDone={({ badge: { state } }) => void done(state)} />
      <RevokeAct {...{ badge, reload, done }} />
    </>
  );
}

interface RevokeActProps extends Pick<BadgePanelProps, 'badge' | 'reload'> {
  done(state: BadgeState): Promise<void>;
}

/** Before the signature the badge is withdrawn, after it revoked; signed in between, it is revoked. */
function RevokeAct({ badge, reload, done }: RevokeActProps) {
  const say = useSay();
  const may = useMay();
  const [open, setOpen] = useState(false);
  if (!may('revoke-badge')) return null;

  const act = badge.state === 'PREPARED' ? 'withdraw' : 'revoke';
  const finish = (state: BadgeState) => {
    setOpen(false);
    void done(state);
  };
  return (
    <>
      <button type="button" className="danger" onClick={() => setOpen(true)}>
        {say(`portal.badges.${act}-open`)}
      </button>
      {open ? (
        <RevokeDialog
          badgeId={badge.id}
          act={act}
          reload={reload}
          onClose={() => setOpen(false)}
          onDone={finish}
        />
      ) : null}
    </>
  );
}
