import { Text } from '@mantine/core';
import * as z from 'zod';

import { ActForm } from '../forms/act-form.js';
import { SelectField } from '../forms/fields.js';
import { needed } from '../forms/values.js';
import type { Refusal } from '../graphql/refusal.js';
import { Dialog } from '../shell/dialog.js';
import { Waiting } from '../shell/states.js';
import { useSay } from '../wording/wording.js';
import { useCommunities } from './use-communities.js';

const where = z.object({ communityId: needed() });

interface CommunityDialogProps {
  readonly title: string;
  readonly about?: string;
  /** The one that stands now; where there is none, the list begins with the line for no choice yet. */
  readonly communityId?: string;
  readonly submit: string;
  readonly busy: boolean;
  readonly refusal: Refusal | null;
  onSubmit(values: z.infer<typeof where>): Promise<unknown>;
  onClose(): void;
}

/** An act that needs one of the agency's communities. */
export function CommunityDialog({ title, about, communityId, onClose, ...form }: CommunityDialogProps) {
  const say = useSay();
  const { choices, refusal: unread } = useCommunities();
  return (
    <Dialog title={title} busy={form.busy} onClose={onClose}>
      {about === undefined ? null : <Text mb="md">{about}</Text>}
      {choices === null && unread === null ? (
        <Waiting />
      ) : (
        <ActForm
          {...form}
          schema={where}
          initial={{ communityId: communityId ?? '' }}
          refusal={form.refusal ?? unread}
          onCancel={onClose}
        >
          <SelectField
            name="communityId"
            label={say('portal.learners.community')}
            {...(communityId === undefined && { none: say('portal.learners.choose-community') })}
            choices={(choices ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          />
        </ActForm>
      )}
    </Dialog>
  );
}
