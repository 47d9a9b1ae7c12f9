import * as z from 'zod';

import { FormDialog } from '../forms/dialogs.js';
import { ChecksField } from '../forms/fields.js';
import { useAct } from '../graphql/use-act.js';
import { useAnnounce } from '../shell/announcement.js';
import { useSay } from '../wording/wording.js';
import { changeMemberRoles } from './team.graphql.js';
import { AGENCY_ROLES, type Member } from './team.js';
import { useTeamAddress } from './team-address.js';

const schema = z.object({ roles: z.array(z.enum(AGENCY_ROLES)).min(1, 'portal.team.role-needed') });

/** Says what somebody of the agency is from now on. */
export function RolesDialog({ member, reload }: { readonly member: Member; reload(): void }) {
  const say = useSay();
  const { close } = useTeamAddress();
  const { announce } = useAnnounce();
  const { act, busy, refusal } = useAct(changeMemberRoles, 'MemberRolesChanged');
  const change = async ({ roles }: z.infer<typeof schema>) => {
    const done = await act({ accountId: member.accountId, roles });
    if (done === null) return;
    await close();
    announce('portal.team.roles-changed', { name: done.member.displayName });
  };
  const choices = AGENCY_ROLES.map((value) => ({
    value,
    label: say(`portal.role.${value}`),
    hint: say(`portal.team.may.${value}`),
  }));
  return (
    <FormDialog
      title={say('portal.team.change-roles-of', { name: member.displayName })}
      schema={schema}
      initial={{ roles: AGENCY_ROLES.filter((role) => member.roles.includes(role)) }}
      submit={say('portal.team.change-roles')}
      busy={busy}
      refusal={refusal}
      onSubmit={change}
      onReload={reload}
      onClose={() => void close()}
    >
      <ChecksField name="roles" label={say('portal.team.roles')} choices={choices} />
    </FormDialog>
  );
}
