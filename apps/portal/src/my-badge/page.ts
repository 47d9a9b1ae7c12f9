import { html } from './dom.js';
import { readCard, type Unreadable } from './read-card.js';
import { openSymbol } from './symbol.js';
import { type Language, type WordKey, wordsIn } from './words.js';

const REFUSED: Readonly<Record<Unreadable['kind'], WordKey>> = {
  empty: 'portal.my-badge.empty',
  mistyped: 'portal.my-badge.mistyped',
  foreign: 'portal.my-badge.foreign',
  malformed: 'portal.my-badge.malformed',
};

/** Draws the page in a language, with what was typed; choosing another language draws it anew. */
export function drawPage(main: HTMLElement, origin: string, language: Language, typed = ''): void {
  const say = wordsIn(language);
  document.documentElement.lang = language;
  document.title = say('portal.my-badge.page-title');
  const input = html('input', {
    ...{ id: 'card', type: 'text', autocomplete: 'off', autocapitalize: 'characters', spellcheck: 'false' },
    'aria-describedby': 'hint refusal',
  });
  input.value = typed;
  const refusal = html('p', { id: 'refusal', class: 'refusal', role: 'alert' });
  const form = html(
    'form',
    { novalidate: '' },
    html('label', { for: 'card' }, say('portal.my-badge.card')),
    html('p', { id: 'hint', class: 'hint' }, say('portal.my-badge.hint')),
    input,
    refusal,
    html('button', { type: 'submit' }, say('portal.my-badge.show')),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const card = readCard(input.value, origin);
    const words = card.kind === 'card' ? '' : say(REFUSED[card.kind]);
    refusal.textContent = words;
    input.setAttribute('aria-invalid', String(words !== ''));
    if (card.kind === 'card') openSymbol(card, say);
    else input.focus();
  });
  main.replaceChildren(
    languages(language, (chosen) => drawPage(main, origin, chosen, input.value)),
    html('h1', {}, say('portal.my-badge.title')),
    html('p', {}, say('portal.my-badge.about')),
    form,
    html('p', { class: 'hint' }, say('portal.my-badge.private')),
    html('p', { class: 'hint' }, html('a', { href: origin }, say('portal.my-badge.check-one'))),
  );
}

/** EN | FR, each by its own name. The one that was pressed keeps the focus. */
function languages(language: Language, choose: (chosen: Language) => void): HTMLElement {
  const button = (code: Language, short: string, name: string): HTMLButtonElement => {
    const own = html(
      'button',
      {
        type: 'button',
        lang: code,
        'aria-label': `${short} ${name}`,
        'aria-pressed': String(code === language),
      },
      short,
    );
    own.addEventListener('click', () => {
      choose(code);
      document.querySelector<HTMLElement>(`.languages [lang="${code}"]`)?.focus();
    });
    return own;
  };
  return html(
    'div',
    { class: 'languages', role: 'group', 'aria-label': wordsIn(language)('portal.my-badge.language') },
    button('en-CA', 'EN', 'English'),
    button('fr-CA', 'FR', 'Français'),
  );
}
