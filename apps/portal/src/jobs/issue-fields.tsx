import { SimpleGrid, Stack, Text } from '@mantine/core';
import { useFormContext } from 'react-hook-form';

import { LearnerPreview } from '../badges/previews.js';
import { CheckField, RadioField } from '../forms/fields.js';
import { useSay } from '../wording/wording.js';
import { type IssueValues, NAME_CHOICES } from './issue-values.js';

interface IssueFieldsProps {
  /** The name as a badge shows it, or words for the names of many; null where the badge may show none. */
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
