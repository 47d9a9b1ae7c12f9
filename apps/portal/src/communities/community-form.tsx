import * as z from 'zod';

import { ActForm } from '../forms/act-form.js';
import { RadioField, TextField } from '../forms/fields.js';
import { needed, oneOf } from '../forms/values.js';
import type { Refusal } from '../graphql/refusal.js';
import { useSay } from '../wording/wording.js';

const GUARD_MODELS = ['NONE', 'CONTRACTED', 'IN_HOUSE', 'VOLUNTEER'] as const;
const schema = z.object({ name: needed(), guardModel: oneOf(GUARD_MODELS) });
export type CommunityValues = z.infer<typeof schema>;

interface CommunityFormProps {
  readonly initial?: CommunityValues;
  readonly submit: string;
  readonly busy: boolean;
  readonly refusal: Refusal | null;
  onSubmit(values: CommunityValues): Promise<unknown>;
  onCancel(): void;
}

/** What is known of a community: its name, and how its building is guarded. */
export function CommunityForm({ initial, ...acting }: CommunityFormProps) {
  const say = useSay();
  const choices = GUARD_MODELS.map((value) => ({ value, label: say(`portal.guard-model.${value}`) }));
  return (
    <ActForm schema={schema} initial={initial ?? { name: '' }} {...acting}>
      <TextField
        name="name"
        label={say('portal.communities.name')}
        hint={say('portal.communities.private')}
        autoComplete="off"
        maxLength={200}
      />
      <RadioField name="guardModel" label={say('portal.communities.guard-model')} choices={choices} />
    </ActForm>
  );
}
