import { Box, Stack } from '@mantine/core';
import * as z from 'zod';

import { StandingWord } from '../agencies/standing-word.js';
import { ActForm } from '../forms/act-form.js';
import { TextField } from '../forms/fields.js';
import { needed } from '../forms/values.js';
import type { ResultOf } from '../graphql/graphql.js';
import { useAct } from '../graphql/use-act.js';
import { useAsk } from '../graphql/use-ask.js';
import { useAnnounce } from '../shell/announcement.js';
import { Facts } from '../shell/facts.js';
import { Page } from '../shell/page.js';
import { Section } from '../shell/section.js';
import { Asked } from '../shell/states.js';
import { Day, Moment } from '../wording/moment.js';
import { useSay } from '../wording/wording.js';
import { HoldSection } from './hold-section.js';
import { LogoSection } from './logo-section.js';
import { changeOrganisation, organisationQuery } from './organisation.graphql.js';

type Agency = NonNullable<ResultOf<typeof organisationQuery>['viewer']['agency']>;

const schema = z.object({ phone: needed(), email: needed() });

/** What the agency says of itself: whom strangers may call, and its picture. The rest is LPHQ's to change. */
export function OrganisationScreen() {
  const say = useSay();
  const asking = useAsk(organisationQuery, {});
  return (
    <Page title={say('portal.organisation.title')}>
      <Asked asking={asking} lines={8}>
        {({ viewer: { agency } }) =>
          agency === null ? null : (
            <Stack gap="lg">
              <Contacts agency={agency} />
              <HoldSection minutes={agency.badgeHoldMinutes} />
              <LogoSection logo={agency.logo} name={agency.name} />
              <KeptByLphq agency={agency} />
            </Stack>
          )
        }
      </Asked>
    </Page>
  );
}

function Contacts({ agency: { phone, email } }: { readonly agency: Agency }) {
  const say = useSay();
  const { announce } = useAnnounce();
  const { act, busy, refusal } = useAct(changeOrganisation, 'OrganisationChanged');
  const change = async (values: z.infer<typeof schema>) => {
    if ((await act(values)) !== null) announce('portal.organisation.changed-done');
  };
  return (
    <Section title={say('portal.organisation.contacts')}>
      <p>{say('portal.organisation.contacts-about')}</p>
      <Box maw="30rem">
        <ActForm
          schema={schema}
          initial={{ phone, email }}
          submit={say('portal.organisation.change')}
          label={say('portal.organisation.contacts')}
          busy={busy}
          refusal={refusal}
          onSubmit={change}
        >
          <TextField
            name="phone"
            type="tel"
            label={say('portal.organisation.phone')}
            autoComplete="off"
            maxLength={32}
          />
          <TextField
            name="email"
            type="email"
            label={say('portal.organisation.email')}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
          />
        </ActForm>
      </Box>
    </Section>
  );
}

function KeptByLphq({ agency }: { readonly agency: Agency }) {
  const say = useSay();
  const { name, slug, standing, authorisedAt, authorisedUntil } = agency;
  return (
    <Section title={say('portal.organisation.authorisation')}>
      <p>{say('portal.organisation.authorisation-about')}</p>
      <Facts
        facts={[
          { name: say('portal.agencies.name'), value: name },
          { name: say('portal.agencies.slug'), value: slug },
          { name: say('portal.agencies.standing'), value: <StandingWord standing={standing} /> },
          { name: say('portal.agencies.authorised-since'), value: <Moment at={authorisedAt} /> },
          { name: say('portal.agencies.authorised-until'), value: <Day on={authorisedUntil} /> },
        ]}
      />
    </Section>
  );
}
