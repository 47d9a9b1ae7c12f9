import { html } from '../my-badge/dom.js';
import type { App } from './app.js';
import { breathsOf, voiceFor } from './voice.js';

/** Nothing is being read any more: another screen, another language, or whoever listened has heard enough. */
export function silence(): void {
  if ('speechSynthesis' in window) speechSynthesis.cancel();
}

/**
 * A button that has the browser read what stands on the screen, where it can; nothing where it cannot: the text is there
 * either way. What is being said is marked in the text.
 */
export function readAloudParts(app: App, paragraphs: readonly HTMLElement[]): Node[] {
  if (!('speechSynthesis' in window)) return [];
  // Some browsers know their voices only once they were asked for.
  speechSynthesis.getVoices();
  const press = html('button', { type: 'button', class: 'plain' }, app.say('portal.my.module.listen'));
  const told = html('p', { role: 'status', class: 'hint' });
  const reading = new Reading(app, paragraphs, (isOn) => {
    press.textContent = app.say(isOn ? 'portal.my.module.stop' : 'portal.my.module.listen');
  });
  press.addEventListener('click', () => {
    told.textContent = '';
    if (reading.isOn) reading.stop();
    else if (!reading.start()) told.textContent = app.say('portal.my.module.no-voice');
  });
  return [html('div', { class: 'act' }, press, told)];
}

/** One text that is read from its beginning to its end. */
class Reading {
  private turn = 0;
  isOn = false;

  constructor(
    private readonly app: App,
    private readonly paragraphs: readonly HTMLElement[],
    private readonly show: (isOn: boolean) => void,
  ) {}

  /** False where the browser has no voice for the page's language. */
  start(): boolean {
    const { language } = this.app;
    const voice = voiceFor(speechSynthesis.getVoices(), language);
    if (voice === null) return false;
    silence();
    const turn = (this.turn += 1);
    this.put(true);
    const pieces = this.paragraphs.flatMap((paragraph) =>
      breathsOf(paragraph.textContent).map((words) => ({ paragraph, words })),
    );
    if (pieces.length === 0) this.put(false);
    for (const [index, { paragraph, words }] of pieces.entries()) {
      const said = new SpeechSynthesisUtterance(words);
      said.lang = language;
      said.voice = voice;
      said.addEventListener('start', () => this.mark(paragraph));
      said.addEventListener('error', () => this.end(turn));
      if (index === pieces.length - 1) said.addEventListener('end', () => this.end(turn));
      speechSynthesis.speak(said);
    }
    return true;
  }

  stop(): void {
    silence();
    this.end(this.turn);
  }

  private end(turn: number): void {
    if (turn !== this.turn) return;
    this.mark(null);
    this.put(false);
  }

  private put(isOn: boolean): void {
    this.isOn = isOn;
    this.show(isOn);
  }

  private mark(spoken: HTMLElement | null): void {
    for (const each of this.paragraphs) each.classList.toggle('spoken', each === spoken);
  }
}
