import { Box } from '@mantine/core';
import * as z from 'zod';

import { ActForm } from '../forms/act-form.js';
import { SelectField } from '../forms/fields.js';
import { oneOf } from '../forms/values.js';
import { useAct } from '../graphql/use-act.js';
import { useAnnounce } from '../shell/announcement.js';
import { Section } from '../shell/section.js';
import { useSay } from '../wording/wording.js';
import { holdsToChoose, holdWords } from './hold.js';
import { changeBadgeHold } from './organisation.graphql.js';

/** For how long a badge can be undone before anyone is told of it. Badges that are there keep the hold they have. */
export function HoldSection({ minutes }: { readonly minutes: number }) {
  const say = useSay();
  const { announce } = useAnnounce();
  const { act, busy, refusal } = useAct(changeBadgeHold, 'BadgeHoldChanged');
  const choices = holdsToChoose(minutes).map(String);
  const change = async (values: { readonly minutes: string }) => {
    if ((await act({ minutes: Number(values.minutes) })) !== null) announce('portal.organisation.hold-done');
  };
  return (
    <Section title={say('portal.organisation.hold')}>
      <p>{say('portal.organisation.hold-about')}</p>
      <Box maw="30rem">
        <ActForm
          schema={z.object({ minutes: oneOf(choices) })}
          initial={{ minutes: String(minutes) }}
          submit={say('portal.organisation.hold-change')}
          label={say('portal.organisation.hold')}
          busy={busy}
          refusal={refusal}
          onSubmit={change}
        >
          <SelectField
            name="minutes"
            label={say('portal.organisation.hold-minutes')}
            hint={say('portal.organisation.hold-hint')}
            choices={choices.map((value) => {
              const { key, count } = holdWords(Number(value));
              return { value, label: say(key, { count }) };
            })}
          />
        </ActForm>
      </Box>
    </Section>
  );
}
