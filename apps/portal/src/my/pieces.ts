import { html } from '../my-badge/dom.js';
import type { Say } from './words.js';

/** A labelled field with its hint and a place for what is wrong with it. */
export interface Field {
  readonly root: HTMLElement;
  readonly input: HTMLInputElement | HTMLTextAreaElement;
  /** Shows why it was refused beside it, and marks it; an empty text takes that away. */
  refuse(words: string): void;
}

interface FieldSettings {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly lines?: boolean;
}

export function field({ id, label, hint, attributes = {}, lines = false }: FieldSettings): Field {
  const described = `${id}-hint ${id}-refusal`;
  const all = { id, name: id, 'aria-describedby': described, ...attributes };
  const input = lines ? html('textarea', { rows: '4', ...all }) : html('input', all);
  const refusal = html('p', { id: `${id}-refusal`, class: 'refusal' });
  const root = html(
    'div',
    { class: 'field' },
    html('label', { for: id }, label),
    html('p', { id: `${id}-hint`, class: 'hint' }, hint ?? ''),
    input,
    refusal,
  );
  const refuse = (words: string): void => {
    refusal.textContent = words;
    input.setAttribute('aria-invalid', String(words !== ''));
  };
  return { root, input, refuse };
}

/** Null when the act was done or goes on elsewhere; else what to tell. */
type Act = () => Promise<string | null>;

/**
 * A form with one button and a place for a refusal, which takes the focus. A second press while the act runs does
 * nothing; what was typed stays.
 */
export function actForm(label: string, parts: readonly (Node | string)[], act: Act): HTMLFormElement {
  const refusal = html('p', { class: 'refusal', role: 'alert', tabindex: '-1' });
  const submit = html('button', { type: 'submit' }, label);
  const form = html('form', { novalidate: '' }, ...parts, refusal, submit);
  const run = busyWhile(submit, refusal, act);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    run();
  });
  return form;
}

/** A button that acts by itself, with a place for its refusal below. */
export function actButton(label: string, act: Act, look = 'plain'): HTMLElement {
  const refusal = html('p', { class: 'refusal', role: 'alert', tabindex: '-1' });
  const press = html('button', { type: 'button', class: look }, label);
  press.addEventListener('click', busyWhile(press, refusal, act));
  return html('div', { class: 'act' }, press, refusal);
}

function busyWhile(button: HTMLButtonElement, refusal: HTMLElement, act: Act): () => void {
  let isBusy = false;
  const run = async (): Promise<void> => {
    isBusy = true;
    button.setAttribute('aria-disabled', 'true');
    refusal.textContent = '';
    const words = await act();
    isBusy = false;
    button.removeAttribute('aria-disabled');
    if (words === null) return;
    refusal.textContent = words;
    refusal.focus();
  };
  return () => {
    if (!isBusy) void run();
  };
}

/** What a person of this name is called by, whichever way their script runs. */
export function named(name: string): HTMLElement {
  return html('bdi', {}, name);
}

/** A sentence with elements in the places of its values. */
export function sentence(
  say: Say,
  key: Parameters<Say>[0],
  parts: Readonly<Record<string, Node>>,
): HTMLElement {
  const marks = Object.fromEntries(Object.keys(parts).map((name) => [name, `\u0000${name}\u0000`]));
  const pieces = say(key, marks).split('\u0000');
  return html('p', {}, ...pieces.map((piece, index) => (index % 2 === 1 ? (parts[piece] ?? piece) : piece)));
}

export function link(address: string, words: string, look = ''): HTMLAnchorElement {
  return html('a', look === '' ? { href: address } : { href: address, class: look }, words);
}
