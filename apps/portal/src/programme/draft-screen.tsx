import { getRouteApi, useNavigate } from '@tanstack/react-router';
import * as z from 'zod';

import { ConfirmDialog, FormDialog } from '../forms/dialogs.js';
import { useAct } from '../graphql/use-act.js';
import { useAsk } from '../graphql/use-ask.js';
import { useAnnounce } from '../shell/announcement.js';
import { ButtonLink, PlainLink } from '../shell/links.js';
import { Page } from '../shell/page.js';
import { Asked, UnknownPage, Waiting } from '../shell/states.js';
import { useSay } from '../wording/wording.js';
import { Changes } from './changes.js';
import { DraftForm } from './draft-form.js';
import type { Draft } from './draft-values.js';
import { editionsQuery } from './moving.graphql.js';
import { draftQuery, versionQuery } from './programme.graphql.js';
import { discardDraft, publishProgramme } from './programme-acts.graphql.js';

const route = getRouteApi('/door/programmes/drafts/$draftId');
const nothing = z.object({});

/** An edition that LPHQ still writes. */
export function DraftScreen() {
  const { draftId } = route.useParams();
  return <DraftPage key={draftId} draftId={draftId} />;
}

function DraftPage({ draftId }: { readonly draftId: string }) {
  const say = useSay();
  const { dialog } = route.useSearch();
  const asking = useAsk(draftQuery, { id: draftId });
  const editions = useAsk(editionsQuery, {});
  const draft = asking.data?.programmeDraft ?? null;
  if (asking.data !== null && draft === null)
    return <UnknownPage about={say('portal.programme.draft-unknown')} />;
  return (
    <Page
      title={say('portal.programme.draft-title', { edition: draft?.edition ?? '' })}
      trail={<PlainLink to="/programmes">{say('portal.programme.editions')}</PlainLink>}
      about={
        draft === null ? undefined : say('portal.programme.based-on', { edition: draft.basedOn.edition })
      }
      actions={<Acts draftId={draftId} />}
    >
      <Asked asking={asking} lines={8}>
        {({ programmeDraft: read }) =>
          read === null ? null : (
            <Asked asking={editions}>
              {({ programmes }) => <DraftForm draft={read} editions={programmes} onReload={asking.reload} />}
            </Asked>
          )
        }
      </Asked>
      {draft === null || dialog === undefined ? null : dialog === 'publish' ? (
        <PublishDialog draft={draft} />
      ) : (
        <DiscardDialog draft={draft} />
      )}
    </Page>
  );
}

function Acts({ draftId }: { readonly draftId: string }) {
  const say = useSay();
  const here = { to: '/programmes/drafts/$draftId', params: { draftId }, resetScroll: false } as const;
  return (
    <>
      <ButtonLink {...here} search={{ dialog: 'discard' }} variant="default">
        {say('portal.programme.discard-link')}
      </ButtonLink>
      <ButtonLink {...here} search={{ dialog: 'publish' }} variant="default">
        {say('portal.programme.publish-link')}
      </ButtonLink>
    </>
  );
}

function useClosing() {
  const go = useNavigate({ from: '/programmes/drafts/$draftId' });
  return { go, close: () => void go({ search: {}, resetScroll: false, replace: true }) };
}

/** Says what differs from the edition it began as, and for whom it will count, before it can no longer be changed. */
function PublishDialog({ draft }: { readonly draft: Draft }) {
  const say = useSay();
  const { go, close } = useClosing();
  const { announce } = useAnnounce();
  const { act, busy, refusal } = useAct(publishProgramme, 'ProgrammePublished');
  const base = useAsk(versionQuery, { id: draft.basedOn.id }).data?.programmeVersion ?? null;
  const { id: draftId, revision, edition } = draft;
  const publish = async () => {
    const done = await act({ draftId, revision });
    if (done === null) return;
    await go({ to: '/programmes/$versionId', params: { versionId: done.programmeVersion.id }, search: {} });
    announce('portal.programme.published-done', { edition });
  };
  return (
    <FormDialog
      title={say('portal.programme.publish-title', { edition })}
      about={say('portal.programme.publish-about')}
      size="lg"
      submit={say('portal.programme.publish', { edition })}
      busy={busy}
      refusal={refusal}
      schema={nothing}
      initial={{}}
      onSubmit={publish}
      onClose={close}
    >
      {base === null ? <Waiting lines={2} /> : <Changes base={base} draft={draft} />}
    </FormDialog>
  );
}

function DiscardDialog({ draft }: { readonly draft: Draft }) {
  const say = useSay();
  const { go, close } = useClosing();
  const { announce } = useAnnounce();
  const { act, busy, refusal } = useAct(discardDraft, 'ProgrammeDraftDiscarded');
  const { id: draftId, revision, edition } = draft;
  const discard = async () => {
    if ((await act({ draftId, revision })) === null) return;
    await go({ to: '/programmes', search: {} });
    announce('portal.programme.discarded-done', { edition });
  };
  return (
    <ConfirmDialog
      title={say('portal.programme.discard-title', { edition })}
      about={say('portal.programme.discard-about')}
      submit={say('portal.programme.discard')}
      danger
      busy={busy}
      refusal={refusal}
      onConfirm={discard}
      onClose={close}
    />
  );
}
