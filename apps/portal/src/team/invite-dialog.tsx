import * as z from 'zod';

import { FormDialog } from '../forms/dialogs.js';
import { RadioField, TextField } from '../forms/fields.js';
import { needed, oneOf } from '../forms/values.js';
import { useAct } from '../graphql/use-act.js';
import { useAnnounce } from '../shell/announcement.js';
import { useSession } from '../sign-in/session-provider.js';
import { useLanguage, useSay } from '../wording/wording.js';
import { LocaleField } from './locale-field.js';
import { inviteMember } from './team.graphql.js';
import { AGENCY_ROLES } from './team.js';
import { useTeamAddress } from './team-address.js';

const ROLES = [...AGENCY_ROLES, 'LPHQ_ADMINISTRATOR'] as const;
const schema = z.object({ email: needed(), role: oneOf(ROLES), locale: oneOf(['EN_CA', 'FR_CA']) });

/** Invites somebody into the reader's team: an agency's, as one of its roles, or LPHQ's. */
export function InviteDialog({ reload }: { reload(): void }) {
  const say = useSay();
  const { agency } = useSession();
  const { language } = useLanguage();
  const { close } = useTeamAddress();
  const { announce } = useAnnounce();
  const { act, busy, refusal } = useAct(inviteMember, 'MemberInvited');
  const invite = async (values: z.infer<typeof schema>) => {
    const done = await act(values);
    if (done === null) return;
    await close();
    announce('portal.team.invited', { email: done.email });
  };
  return (
    <FormDialog
      title={say('portal.team.invite-title')}
      schema={schema}
      initial={{
        email: '',
        role: agency === null ? 'LPHQ_ADMINISTRATOR' : undefined,
        locale: language === 'fr-CA' ? 'FR_CA' : 'EN_CA',
      }}
      submit={say('portal.team.invite')}
      busy={busy}
      refusal={refusal}
      onSubmit={invite}
      onReload={reload}
      onClose={() => void close()}
    >
      <TextField
        name="email"
        type="email"
        label={say('portal.team.email')}
        hint={say('portal.team.email-hint')}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      {agency === null ? null : <RoleField />}
      <LocaleField />
    </FormDialog>
  );
}

function RoleField() {
  const say = useSay();
  const choices = AGENCY_ROLES.map((value) => ({
    value,
    label: say(`portal.role.${value}`),
    hint: say(`portal.team.may.${value}`),
  }));
  return <RadioField name="role" label={say('portal.team.invited-as')} choices={choices} />;
}
