import type { Language } from './words.js';

/** What is said at one go: browsers break off what is much longer. In characters. */
const AT_ONE_GO = 220;

/** As far as choosing one asks of a voice. */
export interface Voice {
  readonly lang: string;
  /** Speaks on this device, with no network. */
  readonly localService: boolean;
}

/**
 * The voice that reads a language: of Canada before one of elsewhere, of this device before one of the network. Null
 * where the browser has none that speaks it: a French text in an English mouth is no help to anybody.
 */
export function voiceFor<Own extends Voice>(voices: readonly Own[], language: Language): Own | null {
  const tag = ({ lang }: Own): string => lang.replace('_', '-').toLowerCase();
  const wanted = language.toLowerCase();
  const spoken = language.slice(0, 2);
  const able = voices.filter((voice) => tag(voice).split('-')[0] === spoken);
  const rank = (voice: Own): number => (tag(voice) === wanted ? 2 : 0) + (voice.localService ? 1 : 0);
  return able.reduce<Own | null>((best, each) => (best && rank(best) >= rank(each) ? best : each), null);
}

/** A paragraph in pieces that are said one after the other, cut between sentences where it can be. */
export function breathsOf(paragraph: string): readonly string[] {
  const sentences = paragraph.match(/[^.!?…]+(?:[.!?…]+["»”’]*|$)\s*/gu) ?? [paragraph];
  return sentences
    .reduce<string[]>((pieces, sentence) => {
      const last = pieces.at(-1);
      if (last !== undefined && last.length + sentence.length <= AT_ONE_GO)
        return [...pieces.slice(0, -1), last + sentence];
      return [...pieces, sentence];
    }, [])
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
}
