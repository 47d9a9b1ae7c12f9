import {
  Checkbox,
  NativeSelect,
  PasswordInput,
  Radio,
  Stack,
  Textarea,
  TextInput,
  type TextInputProps,
} from '@mantine/core';
import type { ReactNode } from 'react';
import { useController, useFormContext } from 'react-hook-form';

import { useSay } from '../wording/wording.js';
import { useErrorOf, useFormState } from './form-context.js';

interface FieldProps {
  /** The field's name in the schema of the form and, where the server judges it, in its answers. */
  readonly name: string;
  readonly label: string;
  /** A sentence between label and control: what is asked, in which form. */
  readonly hint?: string;
  readonly optional?: boolean;
}

/** What every control is told: its id, its label, and what is wrong with it. */
function useField({ name, label, hint, optional }: FieldProps) {
  const say = useSay();
  const { idOf, labels } = useFormState();
  labels.set(name, label);
  return {
    id: idOf(name),
    label: optional ? `${label} ${say('portal.form.optional')}` : label,
    description: hint,
    error: useErrorOf(name),
  };
}

type TextKind = Pick<
  TextInputProps,
  'type' | 'autoComplete' | 'inputMode' | 'maxLength' | 'autoCapitalize' | 'spellCheck'
>;

export function TextField({ name, label, hint, optional, ...kind }: FieldProps & TextKind) {
  const { register } = useFormContext();
  const field = useField({ name, label, ...(hint && { hint }), ...(optional && { optional }) });
  return <TextInput {...field} {...kind} dir="auto" {...register(name)} />;
}

/** A day as YYYY-MM-DD, by the browser's own calendar; `max` and `min` are days. */
export function DayField({
  max,
  min,
  ...props
}: FieldProps & { readonly max?: string; readonly min?: string }) {
  const { register } = useFormContext();
  return <TextInput {...useField(props)} type="date" max={max} min={min} {...register(props.name)} />;
}

export function PasswordField({
  autoComplete,
  ...props
}: FieldProps & { readonly autoComplete: 'current-password' | 'new-password' }) {
  const say = useSay();
  const { register } = useFormContext();
  return (
    <PasswordInput
      {...useField(props)}
      autoComplete={autoComplete}
      visibilityToggleButtonProps={{ 'aria-label': say('portal.form.show-password'), tabIndex: 0 }}
      {...register(props.name)}
    />
  );
}

export function AreaField({ maxLength, ...props }: FieldProps & { readonly maxLength?: number }) {
  const { register } = useFormContext();
  return (
    <Textarea
      {...useField(props)}
      autosize
      minRows={3}
      maxLength={maxLength}
      dir="auto"
      {...register(props.name)}
    />
  );
}

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

interface ChoicesProps extends FieldProps {
  readonly choices: readonly Choice[];
}

/** One of many, in the browser's own list, which every keyboard and reader knows. `none`: the line for no choice yet. */
export function SelectField({ choices, none, ...props }: ChoicesProps & { readonly none?: string }) {
  const { register } = useFormContext();
  const data = [...(none === undefined ? [] : [{ value: '', label: none }]), ...choices];
  return <NativeSelect {...useField(props)} data={data} {...register(props.name)} />;
}

/** One of few, all of them in sight. */
export function RadioField({ choices, ...props }: ChoicesProps) {
  const field = useField(props);
  const { field: control } = useController({ name: props.name });
  const value = typeof control.value === 'string' ? control.value : '';
  return (
    <Radio.Group {...field} name={props.name} value={value} onChange={control.onChange}>
      <Stack gap="xs" mt="xs">
        {choices.map((choice) => (
          <Radio key={choice.value} value={choice.value} label={choice.label} description={choice.hint} />
        ))}
      </Stack>
    </Radio.Group>
  );
}

/** Any of few; the value is a list of the chosen. */
export function ChecksField({ choices, ...props }: ChoicesProps) {
  const field = useField(props);
  const { field: control } = useController({ name: props.name });
  const value = Array.isArray(control.value) ? (control.value as string[]) : [];
  return (
    <Checkbox.Group {...field} value={value} onChange={control.onChange}>
      <Stack gap="xs" mt="xs">
        {choices.map((choice) => (
          <Checkbox key={choice.value} value={choice.value} label={choice.label} description={choice.hint} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}

/** A yes or no. `label` may be more than words: what is agreed to. */
export function CheckField({ said, ...props }: FieldProps & { readonly said?: ReactNode }) {
  const { register } = useFormContext();
  const { label, ...field } = useField(props);
  return <Checkbox {...field} label={said ?? label} {...register(props.name)} />;
}
