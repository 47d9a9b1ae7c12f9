import { Button, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import * as z from 'zod';

import { ActForm } from '../forms/act-form.js';
import { AreaField } from '../forms/fields.js';
import { needed } from '../forms/values.js';
import { useAct } from '../graphql/use-act.js';
import { useAnnounce } from '../shell/announcement.js';
import { Dialog } from '../shell/dialog.js';
import { useSay } from '../wording/wording.js';
import { reinstateAgency, suspendAgency } from './agencies.graphql.js';

const schema = z.object({ reason: needed() });

interface StandingDialogProps {
  readonly move: 'suspend' | 'reinstate';
  readonly agency: { readonly id: string; readonly name: string };
  reload(): void;
}

/** Suspends or reinstates an agency. Either needs a reason, which its journal keeps. */
export function StandingDialog({ move, agency, reload }: StandingDialogProps) {
  const say = useSay();
  const go = useNavigate({ from: '/agencies/$agencyId' });
  const { announce } = useAnnounce();
  const suspending = useAct(suspendAgency, 'AgencySuspended');
  const reinstating = useAct(reinstateAgency, 'AgencyReinstated');
  const { act, busy, refusal } = move === 'suspend' ? suspending : reinstating;
  const close = () =>
    go({ search: (now) => ({ ...now, dialog: undefined }), resetScroll: false, replace: true });

  const change = async ({ reason }: z.infer<typeof schema>) => {
    const done = await act({ agencyId: agency.id, reason });
    if (done === null) return;
    await close();
    announce(`portal.agencies.${move === 'suspend' ? 'suspended' : 'reinstated'}-done`, {
      name: agency.name,
    });
  };
  return (
    <Dialog
      title={say(`portal.agencies.${move}-title`, { name: agency.name })}
      busy={busy}
      onClose={() => void close()}
    >
      <Text mb="md">{say(`portal.agencies.${move}-about`)}</Text>
      <ActForm
        schema={schema}
        initial={{ reason: '' }}
        submit={say(`portal.agencies.${move}`)}
        danger={move === 'suspend'}
        busy={busy}
        refusal={refusal}
        onSubmit={change}
        onReload={reload}
        aside={
          <Button variant="default" onClick={() => void close()}>
            {say('portal.cancel')}
          </Button>
        }
      >
        <AreaField
          name="reason"
          label={say('portal.agencies.reason')}
          hint={say('portal.agencies.reason-hint')}
          maxLength={1000}
        />
      </ActForm>
    </Dialog>
  );
}
