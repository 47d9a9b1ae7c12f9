import { Text } from '@mantine/core';
import * as z from 'zod';

import { ActForm } from '../forms/act-form.js';
import { AreaField, SelectField } from '../forms/fields.js';
import { needed } from '../forms/values.js';
import type { Refusal } from '../graphql/refusal.js';
import { Cancel } from '../learner/cancel.js';
import { useCommunities } from '../learners/use-communities.js';
import { Dialog } from '../shell/dialog.js';
import { Waiting } from '../shell/states.js';
import { useSay } from '../wording/wording.js';

interface FormDialogProps<Values> {
  readonly title: string;
  readonly about: string;
  readonly submit: string;
  readonly busy: boolean;
  readonly refusal: Refusal | null;
  readonly danger?: boolean;
  onSubmit(values: Values): Promise<unknown>;
  onClose(): void;
}

const nothing = z.object({});

/** Asks once more before an act that needs no words. */
export function SureDialog({ title, about, onClose, ...form }: FormDialogProps<object>) {
  return (
    <Dialog title={title} busy={form.busy} onClose={onClose}>
      <Text mb="md">{about}</Text>
      <ActForm schema={nothing} initial={{}} {...form} aside={<Cancel busy={form.busy} onClose={onClose} />}>
        {null}
      </ActForm>
    </Dialog>
  );
}

const why = z.object({ reason: needed() });

/** A no, with its reason. */
export function ReasonDialog({ title, about, onClose, ...form }: FormDialogProps<{ reason: string }>) {
  const say = useSay();
  return (
    <Dialog title={title} busy={form.busy} onClose={onClose}>
      <Text mb="md">{about}</Text>
      <ActForm
        schema={why}
        initial={{ reason: '' }}
        {...form}
        aside={<Cancel busy={form.busy} onClose={onClose} />}
      >
        <AreaField name="reason" label={say('portal.transfers.reason')} maxLength={1000} />
      </ActForm>
    </Dialog>
  );
}

const where = z.object({ communityId: needed() });

/** A yes, with the community that the learner is to serve. */
export function PlaceDialog({ title, about, onClose, ...form }: FormDialogProps<{ communityId: string }>) {
  const say = useSay();
  const { choices, refusal: unread } = useCommunities();
  return (
    <Dialog title={title} busy={form.busy} onClose={onClose}>
      <Text mb="md">{about}</Text>
      {choices === null && unread === null ? (
        <Waiting />
      ) : (
        <ActForm
          schema={where}
          initial={{ communityId: '' }}
          {...form}
          refusal={form.refusal ?? unread}
          aside={<Cancel busy={form.busy} onClose={onClose} />}
        >
          <SelectField
            name="communityId"
            label={say('portal.learners.community')}
            none={say('portal.learners.choose-community')}
            choices={(choices ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          />
        </ActForm>
      )}
    </Dialog>
  );
}
