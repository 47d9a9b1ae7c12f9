/** The text of a field without the spaces around it; '' when the form has no such field. */
export function textOf(values: FormData, name: string): string {
  const value = values.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

/** The same, with null for an empty field. */
export function optionalOf(values: FormData, name: string): string | null {
  const text = textOf(values, name);
  return text === '' ? null : text;
}

/** One of the values a choice offers; the form has checked that one is chosen. */
export function choiceOf<Value extends string>(values: FormData, name: string): Value {
  return textOf(values, name) as Value;
}

/** Every ticked value of a list of checkboxes. */
export function ticksOf(values: FormData, name: string): string[] {
  return values.getAll(name).filter((value) => typeof value === 'string');
}
