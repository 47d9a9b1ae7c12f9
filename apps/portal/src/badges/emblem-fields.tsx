import { Stack } from '@mantine/core';
import { useFormContext } from 'react-hook-form';
import * as z from 'zod';

import { CheckField, RadioField } from '../forms/fields.js';
import { oneOf } from '../forms/values.js';
import type { WordingKey } from '../wording/catalogues.js';
import { useSay } from '../wording/wording.js';

const EMBLEMS = ['NEUTRAL', 'WHITE_STAR'] as const;
const MISSING: WordingKey = 'portal.form.missing';

export const emblemShape = { emblem: oneOf(EMBLEMS), emblemConsent: z.boolean() };

interface EmblemValues {
  readonly emblem: (typeof EMBLEMS)[number];
  readonly emblemConsent: boolean;
}

export const NEUTRAL: EmblemValues = { emblem: 'NEUTRAL', emblemConsent: false };

/** The White Star reveals a religion: the learner chooses it after that warning, or nobody does. */
export const isEmblemAgreed = ({ emblem, emblemConsent }: EmblemValues): boolean =>
  emblem === 'NEUTRAL' || emblemConsent;
export const EMBLEM_NOT_AGREED = { path: ['emblemConsent'], message: MISSING };

/** What is printed on the card; no scan shows it. */
export function EmblemFields() {
  const say = useSay();
  const isStar = useFormContext<EmblemValues>().watch('emblem') === 'WHITE_STAR';
  return (
    <Stack gap="md" mt="md">
      <RadioField
        name="emblem"
        label={say('portal.badges.emblem')}
        hint={say('portal.badges.emblem-hint')}
        choices={EMBLEMS.map((emblem) => ({ value: emblem, label: say(`portal.emblem.${emblem}`) }))}
      />
      {isStar ? <CheckField name="emblemConsent" label={say('portal.badges.emblem-consent')} /> : null}
    </Stack>
  );
}
