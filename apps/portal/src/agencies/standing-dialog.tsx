import { LongTextField } from '../forms/fields.js';
import { Form } from '../forms/form.js';
import { useAct } from '../forms/use-act.js';
import { textOf } from '../forms/values.js';
import { Dialog } from '../shell/dialog.js';
import { useSay } from '../wording/wording.js';
import { type AgencyRow, reinstateAgency, suspendAgency } from './agencies.graphql.js';

export interface StandingChange {
  readonly act: 'suspend' | 'reinstate';
  readonly agency: AgencyRow;
}

interface StandingDialogProps {
  readonly change: StandingChange;
  reload(): Promise<void>;
  onClose(): void;
  onDone(): void;
}

/** Suspends or reinstates an agency; either needs a reason, which the journal keeps. */
export function StandingDialog({ change, reload, onClose, onDone }: StandingDialogProps) {
  const say = useSay();
  const { act, agency } = change;
  const { run, busy, refusal } = useAct(act === 'suspend' ? suspendAgency : reinstateAgency);
  const title = say(`portal.agencies.${act}-title`, { name: agency.name });
  const submit = (values: FormData) => run({ agencyId: agency.id, reason: textOf(values, 'reason') }, onDone);

  return (
    <Dialog {...{ title, busy, onClose }}>
      <p>{say(`portal.agencies.${act}-about`)}</p>
      <Form
        danger={act === 'suspend'}
        submit={say(`portal.agencies.${act}`)}
        {...{ busy, refusal }}
        onSubmit={(values) => void submit(values)}
        onReload={() => void reload()}
        aside={
          <button type="button" onClick={() => (busy ? undefined : onClose())}>
            {say('portal.cancel')}
          </button>
        }
      >
        <LongTextField name="reason" label={say('portal.agencies.reason')} required />
      </Form>
    </Dialog>
  );
}
