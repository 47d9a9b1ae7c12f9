import type { Page } from 'playwright-core';

interface Heard {
  readonly words: string;
  readonly lang: string;
}

/** What a page has its browser read aloud: a headless one has no voices, so it is given one that writes down what it says. */
export class Ears {
  private constructor(private readonly page: Page) {}

  static async on(page: Page, lang: string): Promise<Ears> {
    await page.addInitScript((spoken) => {
      const heard: { words: string; lang: string }[] = [];
      class Said extends EventTarget {
        lang = '';
        voice: unknown = null;
        constructor(readonly text: string) {
          super();
        }
      }
      const voices = [
        { lang: 'de-DE', localService: true },
        { lang: spoken, localService: true },
      ];
      const own = {
        heard,
        isCancelled: false,
        getVoices: () => voices,
        speak(said: Said) {
          own.isCancelled = false;
          heard.push({ words: said.text, lang: said.lang });
          if (heard.length === 1) said.dispatchEvent(new Event('start'));
        },
        cancel() {
          own.isCancelled = true;
        },
      };
      Object.defineProperty(window, 'speechSynthesis', { value: own });
      Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: Said });
    }, lang);
    return new Ears(page);
  }

  heard(): Promise<readonly Heard[]> {
    return this.page.evaluate(
      () => (window.speechSynthesis as unknown as { heard: { words: string; lang: string }[] }).heard,
    );
  }

  cancelled(): Promise<boolean> {
    return this.page.evaluate(
      () => (window.speechSynthesis as unknown as { isCancelled: boolean }).isCancelled,
    );
  }
}
