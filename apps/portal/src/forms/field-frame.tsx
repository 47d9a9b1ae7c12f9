import type { ReactNode } from 'react';

import { useSay } from '../wording/wording.js';
import type { FieldState } from './form-context.js';

interface FieldFrameProps {
  readonly field: FieldState;
  readonly label: string;
  readonly hint: string | undefined;
  readonly required: boolean;
  readonly children: ReactNode;
}

/** Label, hint and refusal around one control. */
export function FieldFrame({ field, label, hint, required, children }: FieldFrameProps) {
  return (
    <div className={field.error === null ? 'field' : 'field refused-field'}>
      <label htmlFor={field.id}>
        {label}
        {required ? null : <Optional />}
      </label>
      <Hint field={field} hint={hint} />
      <FieldError field={field} />
      {children}
    </div>
  );
}

export function Hint({ field, hint }: { readonly field: FieldState; readonly hint: string | undefined }) {
  return hint === undefined ? null : (
    <p id={field.hintId} className="hint">
      {hint}
    </p>
  );
}

export function FieldError({ field }: { readonly field: FieldState }) {
  return field.error === null ? null : (
    <p id={field.errorId} className="field-error">
      {field.error}
    </p>
  );
}

function Optional() {
  const say = useSay();
  return <span className="optional"> {say('portal.form.optional')}</span>;
}
