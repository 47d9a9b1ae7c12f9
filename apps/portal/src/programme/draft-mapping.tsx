import { Stack, Text, Title } from '@mantine/core';
import { useWatch } from 'react-hook-form';

import { CheckField, ChecksField } from '../forms/fields.js';
import { Section } from '../shell/section.js';
import { useSay, useText } from '../wording/wording.js';
import type { DraftValues } from './draft-values.js';
import type { Edition } from './mapping-list.js';

/** What of each earlier edition counts for a learner who goes on under this one: by the outcomes, or as LPHQ lays down. */
export function Mapping({ earlier }: { readonly earlier: readonly Edition[] }) {
  const say = useSay();
  if (earlier.length === 0) return null;
  return (
    <Section title={say('portal.programme.carries-over')}>
      <p>{say('portal.programme.carries-over-about')}</p>
      <Stack gap="lg">
        {earlier.map((edition, at) => (
          <FromEdition key={edition.id} edition={edition} at={at} />
        ))}
      </Stack>
    </Section>
  );
}

interface FromEditionProps {
  readonly edition: Edition;
  /** Its place among the earlier editions. */
  readonly at: number;
}

function FromEdition({ edition, at }: FromEditionProps) {
  const say = useSay();
  const isLaidDown = useWatch<DraftValues, `laidDown.${number}.isLaidDown`>({
    name: `laidDown.${at}.isLaidDown`,
  });
  const assignments = useWatch<DraftValues, 'assignments'>({ name: 'assignments' });
  return (
    <Stack gap="sm">
      <Title order={3} size="h4">
        {say('portal.programme.edition-title', { edition: edition.edition })}
      </Title>
      <CheckField
        name={`laidDown.${at}.isLaidDown`}
        label={say('portal.programme.laid-down', { edition: edition.edition })}
      />
      {isLaidDown ? (
        assignments.map((assignment, number) => (
          <Carried
            key={number}
            edition={edition}
            at={at}
            number={number + 1}
            from={assignment.carried[at] ?? []}
          />
        ))
      ) : (
        <Text size="sm">{say('portal.programme.by-outcomes', { edition: edition.edition })}</Text>
      )}
    </Stack>
  );
}

interface CarriedProps extends FromEditionProps {
  readonly number: number;
  readonly from: readonly string[];
}

/** The earlier assignments that must all be accepted, and what that means in words. */
function Carried({ edition, at, number, from }: CarriedProps) {
  const say = useSay();
  const text = useText();
  const words =
    from.length === 0
      ? say('portal.programme.done-anew')
      : say('portal.programme.counts-from', {
          count: from.length,
          numbers: from.toSorted((one, other) => Number(one) - Number(other)).join(', '),
          edition: edition.edition,
        });
  return (
    <Stack gap={4}>
      <ChecksField
        name={`assignments.${number - 1}.carried.${at}`}
        label={say('portal.programme.counts-for', { number, edition: edition.edition })}
        choices={edition.assignments.map((earlier) => ({
          value: String(earlier.number),
          label: `${earlier.number}. ${text(earlier.title)}`,
        }))}
      />
      <Text size="sm" role="status">
        {words}
      </Text>
    </Stack>
  );
}
