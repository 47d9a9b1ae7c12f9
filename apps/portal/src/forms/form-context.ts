import { createContext, useContext } from 'react';

interface FormState {
  idOf(field: string): string;
  errorOf(field: string): string | null;
}

export const FormContext = createContext<FormState | null>(null);

export interface FieldState {
  readonly id: string;
  readonly error: string | null;
  readonly errorId: string;
  readonly hintId: string;
}

/** A field's ids and its refusal, from the form around it. */
export function useField(name: string): FieldState {
  const form = useContext(FormContext);
  if (form === null) throw new Error(`The field ${name} stands outside <Form>`);
  const id = form.idOf(name);
  return { id, error: form.errorOf(name), errorId: `${id}-error`, hintId: `${id}-hint` };
}

/** The ids that describe a field, for aria-describedby; undefined when there is nothing to say. */
export function describedBy(field: FieldState, hint: string | undefined): string | undefined {
  const ids = [hint === undefined ? null : field.hintId, field.error === null ? null : field.errorId];
  const present = ids.filter((id) => id !== null);
  return present.length === 0 ? undefined : present.join(' ');
}
