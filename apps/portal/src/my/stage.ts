import { html } from '../my-badge/dom.js';
import { rememberLanguage } from '../wording/remembered-language.js';
import { App } from './app.js';
import { keepPage } from './at-hand.js';
import { frame } from './frame.js';
import { keptBadges } from './kept-badges.js';
import { leaveDevice } from './leave-device.js';
import { proveAgain } from './prove-again.js';
import { silence } from './read-aloud.js';
import { screenOf } from './screens.js';
import { type Language, wordsIn } from './words.js';

/** Draws the screen that the address names, and anew whenever the address or the language changes. */
export class Stage {
  private app: App;
  private drawing = 0;
  private told = '';

  constructor(
    private readonly main: HTMLElement,
    language: Language,
  ) {
    this.app = this.appIn(language);
  }

  start(): void {
    addEventListener('hashchange', () => void this.draw());
    addEventListener('online', () => void this.draw());
    void this.draw();
  }

  private appIn(language: Language): App {
    document.documentElement.lang = language;
    const app: App = new App({
      say: wordsIn(language),
      language,
      go: (hash) => this.go(hash),
      tell: (words) => this.tell(words),
      proveAgain: () => proveAgain(app),
    });
    return app;
  }

  private go(hash: string): void {
    this.told = '';
    const wanted = hash === '' ? '#' : hash;
    if (location.hash === hash || (hash === '' && location.hash === '')) void this.draw();
    else location.hash = wanted;
  }

  /** Said at once, and by the screen that is drawn next. */
  private tell(words: string): void {
    this.told = words;
    const place = this.main.querySelector('#told');
    if (place !== null) place.textContent = words;
  }

  private async draw(): Promise<void> {
    const turn = (this.drawing += 1);
    silence();
    this.main.setAttribute('aria-busy', 'true');
    const standing = await this.app.whoIsIn();
    if (standing.kind === 'in') void keepPage();
    if (standing.kind === 'out' && keptBadges() !== null) {
      await leaveDevice();
      this.told = this.app.say('portal.my.welcome.ended');
    }
    const nodes = await screenOf(this.app, standing, location.hash);
    if (turn !== this.drawing) return;
    const told = html('p', { id: 'told', role: 'status', class: 'done' }, this.told);
    this.told = '';
    this.main.replaceChildren(
      ...frame(this.app, standing, (language) => this.speak(language)),
      told,
      ...nodes,
    );
    this.main.removeAttribute('aria-busy');
    document.title = this.app.say('portal.my.page-title');
    this.focusTitle();
  }

  /** A reader hears the new screen's title; the first screen leaves the focus where it is. */
  private focusTitle(): void {
    const title = this.main.querySelector('h1');
    if (title === null || this.drawing === 1) return;
    title.tabIndex = -1;
    title.focus();
  }

  private async speak(language: Language): Promise<void> {
    rememberLanguage(language);
    const typed = valuesIn(this.main);
    this.app = this.appIn(language);
    await this.draw();
    for (const [id, value] of typed) {
      const own = this.main.querySelector<HTMLInputElement>(`#${CSS.escape(id)}`);
      if (own !== null) own.value = value;
    }
    this.main.querySelector<HTMLElement>(`.languages [lang="${language}"]`)?.focus();
  }
}

/** What stands in the fields, by their ids. */
function valuesIn(place: HTMLElement): readonly (readonly [string, string])[] {
  const fields = [...place.querySelectorAll<HTMLInputElement>('input:not([type=file]), textarea')];
  return fields.map(({ id, value }) => [id, value] as const);
}
