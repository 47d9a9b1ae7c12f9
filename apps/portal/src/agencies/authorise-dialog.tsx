import { useNavigate } from '@tanstack/react-router';
import * as z from 'zod';

import { FormDialog } from '../forms/dialogs.js';
import { DayField, TextField } from '../forms/fields.js';
import { needed, neededDay } from '../forms/values.js';
import { useAct } from '../graphql/use-act.js';
import { useAnnounce } from '../shell/announcement.js';
import { today } from '../wording/days.js';
import { useSay } from '../wording/wording.js';
import { authoriseAgency } from './agencies.graphql.js';

const schema = z.object({
  name: needed(),
  slug: needed(),
  phone: needed(),
  email: needed(),
  authorisedUntil: neededDay(),
});
const NOTHING = { name: '', slug: '', phone: '', email: '', authorisedUntil: '' };

/** Authorises an agency and goes to its page, where its first manager is invited. */
export function AuthoriseDialog() {
  const say = useSay();
  const go = useNavigate({ from: '/agencies' });
  const { announce } = useAnnounce();
  const { act, busy, refusal } = useAct(authoriseAgency, 'AgencyAuthorised');
  const close = () =>
    void go({ search: (now) => ({ ...now, dialog: undefined }), resetScroll: false, replace: true });

  const authorise = async (values: z.infer<typeof schema>) => {
    const done = await act(values);
    if (done === null) return;
    await go({ to: '/agencies/$agencyId', params: { agencyId: done.agency.id }, replace: true });
    announce('portal.agencies.authorised-done', { name: done.agency.name });
  };
  return (
    <FormDialog
      title={say('portal.agencies.authorise-title')}
      schema={schema}
      initial={NOTHING}
      submit={say('portal.agencies.authorise')}
      busy={busy}
      refusal={refusal}
      onSubmit={authorise}
      onClose={close}
    >
      <AgencyFields />
    </FormDialog>
  );
}

function AgencyFields() {
  const say = useSay();
  const contact = say('portal.agencies.contact-hint');
  return (
    <>
      <TextField name="name" label={say('portal.agencies.name')} autoComplete="off" />
      <TextField
        name="slug"
        label={say('portal.agencies.slug')}
        hint={say('portal.agencies.slug-hint')}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      <TextField
        name="phone"
        type="tel"
        label={say('portal.agencies.phone')}
        hint={contact}
        autoComplete="off"
      />
      <TextField
        name="email"
        type="email"
        label={say('portal.agencies.email')}
        hint={contact}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      <DayField
        name="authorisedUntil"
        label={say('portal.agencies.authorised-until')}
        hint={say('portal.agencies.until-hint')}
        min={today()}
      />
    </>
  );
}
