import { useIsKey, useSay } from '../wording/wording.js';
import { journalKey } from './journal-words.js';

/** What an entry says happened, in words; a type that has none stands as it is, because history is never hidden. */
export function useWhatHappened(): (type: string) => string {
  const say = useSay();
  const isKey = useIsKey();
  return (type) => {
    const words = journalKey(type);
    return isKey(words) ? say(words) : type;
  };
}
