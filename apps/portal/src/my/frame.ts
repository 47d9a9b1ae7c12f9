import { html } from '../my-badge/dom.js';
import type { App } from './app.js';
import { link } from './pieces.js';
import type { Standing } from './session.js';
import type { Language } from './words.js';

const PAGES = ['badges', 'progress', 'device'] as const;

/** What stands above every screen: the language, and where somebody is signed in the pages. */
export function frame(app: App, standing: Standing, speak: (language: Language) => Promise<void>): Node[] {
  const isAnybody = standing.kind !== 'out';
  return [languages(app, speak), ...(isAnybody ? [pages(app)] : [])];
}

function pages({ say }: App): HTMLElement {
  const links = PAGES.map((page) => {
    const own = link(`#${page}`, say(`portal.my.nav.${page}`));
    if (location.hash === `#${page}` || (page === 'badges' && location.hash.length < 2))
      own.setAttribute('aria-current', 'page');
    return own;
  });
  return html('nav', { 'aria-label': say('portal.my.nav') }, ...links);
}

/** EN | FR, each by its own name. */
function languages({ say, language }: App, speak: (language: Language) => Promise<void>): HTMLElement {
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
    own.addEventListener('click', () => void speak(code));
    return own;
  };
  const both = [button('en-CA', 'EN', 'English'), button('fr-CA', 'FR', 'Français')];
  return html('div', { class: 'languages', role: 'group', 'aria-label': say('portal.my.language') }, ...both);
}
