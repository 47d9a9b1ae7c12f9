import * as z from 'zod';

import { FormDialog } from '../forms/dialogs.js';
import { TextField } from '../forms/fields.js';
import { needed, oneOf } from '../forms/values.js';
import { useAct } from '../graphql/use-act.js';
import { useAsk } from '../graphql/use-ask.js';
import { useAnnounce } from '../shell/announcement.js';
import { Asked } from '../shell/states.js';
import { useLanguage, useSay } from '../wording/wording.js';
import { Invitations } from './invitations-section.js';
import { LocaleField } from './locale-field.js';
import { Members } from './members-section.js';
import { agencyTeamQuery, inviteAgencyManager } from './team.graphql.js';

/** An agency's people as LPHQ sees them: who they are, and whom it has invited. The agency itself changes its team. */
export function AgencyPeople({ agencyId }: { readonly agencyId: string }) {
  const asking = useAsk(agencyTeamQuery, { id: agencyId });
  return (
    <Asked asking={asking}>
      {({ agency }) =>
        agency?.team ? (
          <>
            <Members members={agency.team.members} still />
            <Invitations invitations={agency.team.invitations} still />
          </>
        ) : null
      }
    </Asked>
  );
}

const schema = z.object({ email: needed(), locale: oneOf(['EN_CA', 'FR_CA']) });

interface InviteManagerProps {
  readonly agency: { readonly id: string; readonly name: string };
  onClose(): void;
}

/** LPHQ invites somebody to manage an agency: its first manager, or one more where all have left. */
export function InviteManagerDialog({ agency, onClose }: InviteManagerProps) {
  const say = useSay();
  const { language } = useLanguage();
  const { announce } = useAnnounce();
  const { act, busy, refusal } = useAct(inviteAgencyManager, 'MemberInvited');
  const invite = async (values: z.infer<typeof schema>) => {
    const done = await act({ ...values, agencyId: agency.id });
    if (done === null) return;
    onClose();
    announce('portal.team.invited', { email: done.email });
  };
  return (
    <FormDialog
      title={say('portal.team.invite-manager-title', { agency: agency.name })}
      schema={schema}
      initial={{ email: '', locale: language === 'fr-CA' ? 'FR_CA' : 'EN_CA' }}
      submit={say('portal.team.invite-manager')}
      busy={busy}
      refusal={refusal}
      onSubmit={invite}
      onClose={onClose}
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
      <LocaleField />
    </FormDialog>
  );
}
