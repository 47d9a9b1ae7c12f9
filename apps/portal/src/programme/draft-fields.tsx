import { SimpleGrid } from '@mantine/core';

import { AreaField, TextField } from '../forms/fields.js';
import { useSay } from '../wording/wording.js';

interface BothProps {
  readonly name: string;
  readonly label: string;
  readonly long?: boolean;
  readonly optional?: boolean;
}

/** One text in both languages, side by side where there is room. */
export function BothField({ name, label, long, optional }: BothProps) {
  const say = useSay();
  const Field = long ? AreaField : TextField;
  const more = optional ? { optional } : {};
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
      <Field name={`${name}.en`} label={say('portal.programme.in-english', { label })} {...more} />
      <Field name={`${name}.fr`} label={say('portal.programme.in-french', { label })} {...more} />
    </SimpleGrid>
  );
}

interface NumberFieldProps {
  readonly name: string;
  readonly label: string;
  readonly optional?: boolean;
}

export function NumberField(props: NumberFieldProps) {
  return <TextField {...props} inputMode="numeric" maxLength={5} />;
}

/** A code of ours, which no keyboard corrects. */
export function CodeField({ name, label, hint }: NumberFieldProps & { readonly hint?: string }) {
  const more = hint === undefined ? {} : { hint };
  return (
    <TextField
      name={name}
      label={label}
      {...more}
      maxLength={40}
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
    />
  );
}
