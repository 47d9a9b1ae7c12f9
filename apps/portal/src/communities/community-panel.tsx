import { Stack } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';

import type { ResultOf } from '../graphql/graphql.js';
import { useAct } from '../graphql/use-act.js';
import { useAsk } from '../graphql/use-ask.js';
import { useAnnounce } from '../shell/announcement.js';
import { SidePanel } from '../shell/dialog.js';
import { Facts } from '../shell/facts.js';
import { ButtonLink } from '../shell/links.js';
import { Asked } from '../shell/states.js';
import { useMay } from '../sign-in/session-provider.js';
import { Moment } from '../wording/moment.js';
import { useSay } from '../wording/wording.js';
import { changeCommunity, communityQuery } from './communities.graphql.js';
import { CommunityForm, type CommunityValues } from './community-form.js';
import { LearnersLink } from './learners-link.js';

const route = getRouteApi('/door/communities');

type Community = NonNullable<ResultOf<typeof communityQuery>['community']>;

/** One community beside the list. Its address is the list's, so a colleague who gets the link sees both. */
export function CommunityPanel({ id }: { readonly id: string }) {
  const say = useSay();
  const go = useNavigate({ from: '/communities' });
  const asking = useAsk(communityQuery, { id });
  const close = () =>
    void go({ search: (now) => ({ ...now, community: undefined, dialog: undefined }), resetScroll: false });
  return (
    <SidePanel title={asking.data?.community?.name ?? say('portal.communities.one')} onClose={close}>
      <Asked asking={asking}>
        {({ community }) =>
          community?.id === id ? (
            <Content community={community} />
          ) : (
            <p>{say('portal.communities.unknown')}</p>
          )
        }
      </Asked>
    </SidePanel>
  );
}

function Content({ community }: { readonly community: Community }) {
  const may = useMay();
  const { dialog } = route.useSearch();
  return dialog === 'change' && may('register-community') ? (
    <ChangeForm community={community} />
  ) : (
    <About community={community} />
  );
}

function About({ community }: { readonly community: Community }) {
  const say = useSay();
  const may = useMay();
  const { guardModel, registeredAt, counts } = community;
  return (
    <Stack gap="lg">
      <Facts
        facts={[
          { name: say('portal.communities.guard-model'), value: say(`portal.guard-model.${guardModel}`) },
          {
            name: say('portal.communities.learners'),
            value: <LearnersLink community={community} of="learners" />,
          },
          { name: say('portal.communities.qualified'), value: counts.qualified },
          {
            name: say('portal.communities.valid-badges'),
            value: <LearnersLink community={community} of="validBadges" />,
          },
          { name: say('portal.communities.registered'), value: <Moment at={registeredAt} /> },
        ]}
      />
      <p>{say('portal.communities.private')}</p>
      {may('register-community') ? (
        <div>
          <ButtonLink
            to="/communities"
            search={(now) => ({ ...now, dialog: 'change' })}
            resetScroll={false}
            variant="default"
          >
            {say('portal.communities.change-link')}
          </ButtonLink>
        </div>
      ) : null}
    </Stack>
  );
}

function ChangeForm({ community: { id, name, guardModel } }: { readonly community: Community }) {
  const say = useSay();
  const go = useNavigate({ from: '/communities' });
  const { announce } = useAnnounce();
  const { act, busy, refusal } = useAct(changeCommunity, 'CommunityChanged');
  const close = () =>
    go({ search: (now) => ({ ...now, dialog: undefined }), resetScroll: false, replace: true });

  const change = async (values: CommunityValues) => {
    const done = await act({ communityId: id, ...values });
    if (done === null) return;
    await close();
    announce('portal.communities.changed-done', { name: done.community.name });
  };
  return (
    <CommunityForm
      initial={{ name, guardModel }}
      submit={say('portal.communities.change')}
      busy={busy}
      refusal={refusal}
      onSubmit={change}
      onCancel={() => void close()}
    />
  );
}
