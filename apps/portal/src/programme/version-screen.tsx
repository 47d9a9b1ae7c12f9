import { getRouteApi, useNavigate } from '@tanstack/react-router';

import { ConfirmDialog } from '../forms/dialogs.js';
import { useAct } from '../graphql/use-act.js';
import { useAsk } from '../graphql/use-ask.js';
import { useAnnounce } from '../shell/announcement.js';
import { ButtonLink, PlainLink } from '../shell/links.js';
import { Page } from '../shell/page.js';
import { UnknownPage } from '../shell/states.js';
import { useSay } from '../wording/wording.js';
import { versionQuery } from './programme.graphql.js';
import { retireProgramme } from './programme-acts.graphql.js';
import { VersionFile } from './version-file.js';

const route = getRouteApi('/door/programmes/$versionId');

/** One edition as LPHQ sees it; a published one can be retired. */
export function VersionScreen() {
  const say = useSay();
  const { versionId } = route.useParams();
  const { dialog } = route.useSearch();
  const asking = useAsk(versionQuery, { id: versionId });
  const version = asking.data?.programmeVersion ?? null;
  if (asking.data !== null && version === null)
    return <UnknownPage about={say('portal.programme.unknown')} />;
  const edition = version?.edition ?? '';
  return (
    <Page
      title={say('portal.programme.edition-title', { edition })}
      trail={<PlainLink to="/programmes">{say('portal.programme.editions')}</PlainLink>}
      actions={
        version?.state === 'PUBLISHED' ? (
          <ButtonLink
            to="/programmes/$versionId"
            params={{ versionId }}
            search={{ dialog: 'retire' }}
            resetScroll={false}
            variant="default"
          >
            {say('portal.programme.retire-link')}
          </ButtonLink>
        ) : undefined
      }
    >
      <VersionFile id={versionId} />
      {dialog === 'retire' && version?.state === 'PUBLISHED' ? (
        <RetireDialog id={versionId} edition={edition} />
      ) : null}
    </Page>
  );
}

function RetireDialog({ id, edition }: { readonly id: string; readonly edition: string }) {
  const say = useSay();
  const go = useNavigate({ from: '/programmes/$versionId' });
  const { announce } = useAnnounce();
  const { act, busy, refusal } = useAct(retireProgramme, 'ProgrammeRetired');
  const close = () => void go({ search: {}, resetScroll: false, replace: true });
  const retire = async () => {
    if ((await act({ programmeVersionId: id })) === null) return;
    close();
    announce('portal.programme.retired-done', { edition });
  };
  return (
    <ConfirmDialog
      title={say('portal.programme.retire-title', { edition })}
      about={say('portal.programme.retire-about')}
      submit={say('portal.programme.retire')}
      danger
      busy={busy}
      refusal={refusal}
      onConfirm={retire}
      onClose={close}
    />
  );
}
