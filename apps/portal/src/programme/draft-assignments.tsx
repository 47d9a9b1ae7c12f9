import { Stack } from '@mantine/core';
import { useWatch } from 'react-hook-form';

import { ChecksField, SelectField } from '../forms/fields.js';
import { Section } from '../shell/section.js';
import { useSay, useText } from '../wording/wording.js';
import { BothField, NumberField } from './draft-fields.js';
import { BLANK, type DraftValues, type ModuleValues } from './draft-values.js';
import { Items } from './items.js';

/** What must be accepted, in order; each closes a module by some of its outcomes, or is judged as a whole. */
export function Assignments({ editions }: { readonly editions: number }) {
  const say = useSay();
  return (
    <Section title={say('portal.programme.assignments')}>
      <Items
        name="assignments"
        add={say('portal.programme.add-assignment')}
        blank={() => BLANK.assignment(editions)}
        what={(at) => say('portal.programme.assignment-number', { number: at + 1 })}
      >
        {(path, at) => <AssignmentFields path={path} number={at + 1} />}
      </Items>
    </Section>
  );
}

function AssignmentFields({ path, number }: { readonly path: string; readonly number: number }) {
  const say = useSay();
  const tiers = useWatch<DraftValues, 'tiers'>({ name: 'tiers' });
  const chosen = useWatch<Record<string, string>>({ name: `${path}.module` });
  const modules = tiers.flatMap(({ courses }) => courses.flatMap((course) => course.modules));
  const module = modules.find(({ code }) => code === chosen);
  const codes = [...new Set([...modules.map(({ code }) => code), chosen])].filter((code) => code !== '');
  return (
    <Stack gap="sm">
      <BothField name={`${path}.title`} label={say('portal.programme.assignment', { number })} />
      <SelectField
        name={`${path}.module`}
        label={say('portal.programme.assignment-module', { number })}
        none={say('portal.programme.as-a-whole')}
        choices={codes.map((code) => ({ value: code, label: code }))}
      />
      {module === undefined ? null : <OutcomeChoice path={path} number={number} module={module} />}
    </Stack>
  );
}

interface OutcomeChoiceProps {
  readonly path: string;
  readonly number: number;
  readonly module: ModuleValues;
}

function OutcomeChoice({ path, number, module }: OutcomeChoiceProps) {
  const say = useSay();
  const text = useText();
  const count = module.outcomes.length;
  return (
    <>
      <ChecksField
        name={`${path}.outcomeCodes`}
        label={say('portal.programme.assignment-outcomes', { number })}
        choices={module.outcomes.map((outcome) => ({
          value: outcome.code,
          label: `${outcome.code} · ${text(outcome.text)}`,
        }))}
      />
      <NumberField
        name={`${path}.outcomesNeeded`}
        label={say('portal.programme.outcomes-needed', { number, count })}
        optional
      />
    </>
  );
}
