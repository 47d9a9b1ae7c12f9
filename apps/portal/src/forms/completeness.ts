import type { FieldRefusal } from '../graphql/refusal.js';
import type { Say } from '../wording/wording.js';

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/**
 * What is plainly missing or out of a field's own bounds, once per field, in form order. Only what the browser
 * can tell; whether a value is acceptable is for the server to say.
 */
export function gapsIn(form: HTMLFormElement, say: Say): FieldRefusal[] {
  const gaps = new Map<string, FieldRefusal>();
  for (const control of form.elements) {
    if (!isControl(control) || control.name === '' || gaps.has(control.name)) continue;
    const message = gapOf(control, say);
    if (message !== null) gaps.set(control.name, { field: control.name, message });
  }
  return [...gaps.values()];
}

function gapOf(control: Control, say: Say): string | null {
  const label = control.dataset['label'] ?? control.name;
  const { badInput, valueMissing, rangeOverflow, rangeUnderflow } = control.validity;
  if (badInput) return say('portal.form.not-a-day', { label });
  if (valueMissing) return say('portal.form.missing', { label });
  if (rangeOverflow) return say('portal.form.too-late', { label, day: (control as HTMLInputElement).max });
  if (rangeUnderflow) return say('portal.form.too-early', { label, day: (control as HTMLInputElement).min });
  return null;
}

function isControl(element: Element): element is Control {
  return (
    element instanceof HTMLInputElement ||
    element instanceof HTMLSelectElement ||
    element instanceof HTMLTextAreaElement
  );
}
