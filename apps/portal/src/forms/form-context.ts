import { createContext, useContext, useState } from 'react';
import { useFormContext } from 'react-hook-form';

import { useIsKey, useSay } from '../wording/wording.js';

interface FormState {
  idOf(field: string): string;
  /** The words beside each field, which its messages take up; filled by the fields as they are drawn. */
  readonly labels: Map<string, string>;
  /** What the server said of fields. */
  readonly told: Readonly<Record<string, string>>;
}

export const FormContext = createContext<FormState | null>(null);

export function useLabels(): Map<string, string> {
  const [labels] = useState(() => new Map<string, string>());
  return labels;
}

export function useFormState(): FormState {
  const state = useContext(FormContext);
  if (state === null) throw new Error('A field stands outside <ActForm>');
  return state;
}

export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** Every field that is wrong, in the order in which the fields stand. This form's own word comes before the server's. */
export function useFieldErrors(): readonly FieldError[] {
  const { labels, told } = useFormState();
  const wordsOf = useWordsOf();
  const { formState } = useFormContext();
  const errors = formState.errors as Readonly<Record<string, { readonly message?: unknown } | undefined>>;
  const wrong = new Set([...labels.keys(), ...Object.keys(told)]);
  return [...wrong].flatMap((field) => {
    const message = wordsOf(field, errors[field]?.message) ?? told[field];
    return message === undefined ? [] : [{ field, message }];
  });
}

/** What is wrong with one field, or null. */
export function useErrorOf(field: string): string | null {
  return useFieldErrors().find((error) => error.field === field)?.message ?? null;
}

/** A schema's message is a key of the catalogue that names the field by its label. */
function useWordsOf(): (field: string, message: unknown) => string | undefined {
  const say = useSay();
  const isKey = useIsKey();
  const { labels } = useFormState();
  return (field, message) => {
    if (typeof message !== 'string') return undefined;
    return isKey(message) ? say(message, { label: labels.get(field) ?? field }) : message;
  };
}
