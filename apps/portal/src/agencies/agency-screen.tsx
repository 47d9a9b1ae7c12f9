import { Stack } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';

import type { ResultOf } from '../graphql/graphql.js';
import { useAsk } from '../graphql/use-ask.js';
import { Facts } from '../shell/facts.js';
import { ButtonLink, PlainLink } from '../shell/links.js';
import { Page } from '../shell/page.js';
import { Section } from '../shell/section.js';
import { Asked, UnknownPage, Waiting } from '../shell/states.js';
import { useMay } from '../sign-in/session-provider.js';
import { AgencyPeople, InviteManagerDialog } from '../team/agency-people.js';
import { Day, Moment } from '../wording/moment.js';
import { useSay } from '../wording/wording.js';
import { agencyQuery } from './agencies.graphql.js';
import { AgencyHistory } from './agency-history.js';
import { StandingDialog } from './standing-dialog.js';
import { StandingWord } from './standing-word.js';

const route = getRouteApi('/door/agencies/$agencyId');

type Agency = NonNullable<ResultOf<typeof agencyQuery>['agency']>;

/** One agency as LPHQ sees it: its standing, its people, how much it does, and what happened to it. */
export function AgencyScreen() {
  const { agencyId } = route.useParams();
  return <AgencyPage key={agencyId} agencyId={agencyId} />;
}

function AgencyPage({ agencyId }: { readonly agencyId: string }) {
  const say = useSay();
  const { entries, dialog } = route.useSearch();
  const asking = useAsk(agencyQuery, { id: agencyId, entries: entries ?? null });
  const agency = asking.data?.agency ?? null;
  if (asking.data !== null && agency === null) return <UnknownPage about={say('portal.agencies.unknown')} />;
  return (
    <Page
      title={agency?.name ?? say('portal.agencies.one')}
      trail={<PlainLink to="/agencies">{say('portal.agencies.all')}</PlainLink>}
      about={agency === null ? undefined : <StandingWord standing={agency.standing} />}
      actions={agency === null ? undefined : <Acts agency={agency} />}
    >
      <Asked asking={asking} lines={8}>
        {({ agency: read }) => (read === null ? <Waiting /> : <File agency={read} />)}
      </Asked>
      {agency === null || dialog === undefined ? null : (
        <OpenDialog dialog={dialog} agency={agency} reload={asking.reload} />
      )}
    </Page>
  );
}

interface OpenDialogProps {
  readonly dialog: 'suspend' | 'reinstate' | 'invite';
  readonly agency: Agency;
  reload(): void;
}

function OpenDialog({ dialog, agency, reload }: OpenDialogProps) {
  const go = useNavigate({ from: '/agencies/$agencyId' });
  if (dialog !== 'invite') return <StandingDialog move={dialog} agency={agency} reload={reload} />;
  const close = () =>
    void go({ search: (now) => ({ ...now, dialog: undefined }), resetScroll: false, replace: true });
  return <InviteManagerDialog agency={agency} onClose={close} />;
}

/** What LPHQ can do with the agency; nothing leads out of an authorisation that has ended. */
function Acts({ agency: { id, standing } }: { readonly agency: Agency }) {
  const say = useSay();
  const may = useMay();
  if (standing === 'ENDED' || !may('authorise-agencies')) return null;
  const move = standing === 'AUTHORISED' ? 'suspend' : 'reinstate';
  const here = { to: '/agencies/$agencyId', params: { agencyId: id }, resetScroll: false } as const;
  return (
    <>
      <ButtonLink {...here} search={{ dialog: move }} variant="default">
        {say(`portal.agencies.${move}-open`)}
      </ButtonLink>
      <ButtonLink {...here} search={{ dialog: 'invite' }}>
        {say('portal.agencies.invite-manager')}
      </ButtonLink>
    </>
  );
}

function File({ agency }: { readonly agency: Agency }) {
  return (
    <Stack gap="lg">
      <About agency={agency} />
      <AgencyPeople agencyId={agency.id} />
      <Numbers counts={agency.counts} />
      <AgencyHistory history={agency.history} />
    </Stack>
  );
}

function About({ agency }: { readonly agency: Agency }) {
  const say = useSay();
  const { slug, phone, email, authorisedAt, authorisedUntil } = agency;
  return (
    <Section title={say('portal.agencies.about')}>
      <Facts
        facts={[
          { name: say('portal.agencies.slug'), value: slug },
          { name: say('portal.agencies.phone'), value: phone },
          { name: say('portal.agencies.email'), value: email },
          { name: say('portal.agencies.authorised-since'), value: <Moment at={authorisedAt} /> },
          { name: say('portal.agencies.authorised-until'), value: <Day on={authorisedUntil} /> },
        ]}
      />
    </Section>
  );
}

function Numbers({ counts }: Pick<Agency, 'counts'>) {
  const say = useSay();
  return (
    <Section title={say('portal.agencies.numbers')}>
      <Facts
        facts={[
          { name: say('portal.agencies.communities'), value: counts.communities },
          { name: say('portal.agencies.learners'), value: counts.learners },
          { name: say('portal.agencies.qualified'), value: counts.qualified },
          { name: say('portal.agencies.valid-badges'), value: counts.validBadges },
        ]}
      />
    </Section>
  );
}
