import { SimpleGrid, Stack, Text } from '@mantine/core';
import { useFormContext } from 'react-hook-form';
import * as z from 'zod';

import { LearnerPreview } from '../badges/previews.js';
import { CheckField, RadioField } from '../forms/fields.js';
import { oneOf } from '../forms/values.js';
import type { WordingKey } from '../wording/catalogues.js';
import { useSay } from '../wording/wording.js';

const NAME_CHOICES = ['INITIAL_AND_FAMILY', 'NONE'] as const;
const MISSING: WordingKey = 'portal.form.missing';

/** A name is shown only with its owner’s consent; without a name there is none to give. */
export const issueShape = { nameChoice: oneOf(NAME_CHOICES), consent: z.boolean() };
export const isNameAgreed = ({ nameChoice, consent }: IssueValues): boolean =>
  nameChoice === 'NONE' || consent;
export const NAME_NOT_AGREED = { path: ['consent'], message: MISSING };

interface IssueValues {
  readonly nameChoice: (typeof NAME_CHOICES)[number];
  readonly consent: boolean;
}

interface IssueFieldsProps {
  /** The name as a badge shows it, or words for the names of many; null for a minor, whose badge shows none. */
  readonly named: string | null;
  readonly consent: string;
  /** Of whom the public page is shown beforehand; null where of nobody. */
  readonly previewOf: string | null;
}

/** What the public will see, whether that was agreed to, and beside it the very page that they get. */
export function IssueFields({ named, consent, previewOf }: IssueFieldsProps) {
  const say = useSay();
  const { watch } = useFormContext<IssueValues>();
  const nameChoice = watch('nameChoice');
  const isChosen = NAME_CHOICES.includes(nameChoice);
  return (
    <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
      <Stack gap="md">
        {named === null ? (
          <Text>{say('portal.badges.minor-no-name')}</Text>
        ) : (
          <NameChoice named={named} consent={consent} />
        )}
      </Stack>
      {isChosen && previewOf !== null ? (
        <LearnerPreview learnerId={previewOf} nameChoice={nameChoice} />
      ) : null}
    </SimpleGrid>
  );
}

/** What of the name, and that its owner agreed to it. */
function NameChoice({ named, consent }: { readonly named: string; readonly consent: string }) {
  const say = useSay();
  return (
    <>
      <RadioField
        name="nameChoice"
        label={say('portal.badges.name-choice')}
        hint={say('portal.badges.name-hint')}
        choices={[
          { value: 'INITIAL_AND_FAMILY', label: named, hint: say('portal.badges.with-name') },
          { value: 'NONE', label: say('portal.badges.no-name'), hint: say('portal.badges.without-name') },
        ]}
      />
      <Text size="sm" c="dimmed">
        {say('portal.badges.consent-about')}
      </Text>
      <CheckField name="consent" label={consent} />
    </>
  );
}
