import { FieldError, Hint } from './field-frame.js';
import type { ChoiceProps, FieldProps } from './fields.js';
import { describedBy, useField } from './form-context.js';

interface GroupProps extends ChoiceProps {
  readonly kind: 'radio' | 'checkbox';
  readonly onChange?: (value: string) => void;
}

/** Radio buttons or checkboxes under one legend. */
export function ChoiceGroup({ name, label, hint, required = false, ...group }: GroupProps) {
  const { kind, choices, initial, onChange } = group;
  const field = useField(name);
  return (
    <fieldset
      className={field.error === null ? 'field' : 'field refused-field'}
      aria-describedby={describedBy(field, hint)}
      onChange={(event) => onChange?.((event.target as unknown as HTMLInputElement).value)}
    >
      <legend>{label}</legend>
      <Hint field={field} hint={hint} />
      <FieldError field={field} />
      {choices.map(({ value, label: text, detail }, place) => (
        <Tick
          key={value}
          {...{ kind, name, value, text, detail, required }}
          id={place === 0 ? field.id : `${field.id}-${value}`}
          group={label}
          ticked={initial === value}
        />
      ))}
    </fieldset>
  );
}

interface TickProps {
  readonly kind: 'radio' | 'checkbox';
  readonly id: string;
  readonly name: string;
  readonly value: string;
  readonly text: string;
  readonly detail?: string | undefined;
  readonly group: string;
  readonly required: boolean;
  readonly ticked: boolean;
}

function Tick({ kind, id, name, value, text, detail, group, required, ticked }: TickProps) {
  return (
    <label className="tick" htmlFor={id}>
      <input
        type={kind}
        {...{ id, name, value }}
        defaultChecked={ticked}
        required={kind === 'radio' && required}
        data-label={group}
      />
      <span dir="auto">
        {text}
        {detail === undefined ? null : <span className="detail">{detail}</span>}
      </span>
    </label>
  );
}

interface CheckboxFieldProps extends Omit<FieldProps, 'hint'> {
  readonly onChange?: (ticked: boolean) => void;
}

/** One statement to agree to. */
export function CheckboxField({ name, label, required = false, onChange }: CheckboxFieldProps) {
  const field = useField(name);
  return (
    <div className={field.error === null ? 'field' : 'field refused-field'}>
      <FieldError field={field} />
      <label className="tick" htmlFor={field.id}>
        <input
          type="checkbox"
          id={field.id}
          name={name}
          value="true"
          required={required}
          data-label={label}
          aria-invalid={field.error !== null}
          aria-describedby={describedBy(field, undefined)}
          onChange={(event) => onChange?.(event.currentTarget.checked)}
        />
        <span>{label}</span>
      </label>
    </div>
  );
}
