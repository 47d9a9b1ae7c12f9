import { FieldFrame } from './field-frame.js';
import { describedBy, useField } from './form-context.js';

export interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly required?: boolean;
}

interface TextFieldProps extends FieldProps {
  readonly type?: 'text' | 'email' | 'password' | 'tel' | 'url' | 'date';
  readonly autoComplete?: string;
  readonly min?: string;
  readonly max?: string;
  readonly initial?: string;
}

export function TextField({ name, label, hint, required = false, initial, type, ...input }: TextFieldProps) {
  const field = useField(name);
  return (
    <FieldFrame field={field} label={label} hint={hint} required={required}>
      <input
        {...input}
        id={field.id}
        name={name}
        type={type ?? 'text'}
        dir={type === 'date' ? undefined : 'auto'}
        defaultValue={initial}
        required={required}
        data-label={label}
        aria-invalid={field.error !== null}
        aria-describedby={describedBy(field, hint)}
      />
    </FieldFrame>
  );
}

export function LongTextField({ name, label, hint, required = false }: FieldProps) {
  const field = useField(name);
  return (
    <FieldFrame field={field} label={label} hint={hint} required={required}>
      <textarea
        id={field.id}
        name={name}
        dir="auto"
        rows={3}
        required={required}
        data-label={label}
        aria-invalid={field.error !== null}
        aria-describedby={describedBy(field, hint)}
      />
    </FieldFrame>
  );
}

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly detail?: string;
}

export interface ChoiceProps extends FieldProps {
  readonly choices: readonly Choice[];
  readonly initial?: string | undefined;
}

interface SelectFieldProps extends ChoiceProps {
  /** The first line, which chooses nothing. */
  readonly prompt: string;
}

export function SelectField({ name, label, hint, required = false, ...select }: SelectFieldProps) {
  const field = useField(name);
  return (
    <FieldFrame field={field} label={label} hint={hint} required={required}>
      <select
        id={field.id}
        name={name}
        defaultValue={select.initial ?? ''}
        required={required}
        data-label={label}
        aria-invalid={field.error !== null}
        aria-describedby={describedBy(field, hint)}
      >
        <option value="">{select.prompt}</option>
        {select.choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
