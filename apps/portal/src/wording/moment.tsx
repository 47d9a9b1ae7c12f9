import { minuteOf } from './days.js';
import { useSay } from './wording.js';

/** An instant as '2026-11-21 14:32 ET' (HE in French). */
export function Moment({ at }: { readonly at: string }) {
  const say = useSay();
  return <time dateTime={at}>{say('portal.time', { minute: minuteOf(at) })}</time>;
}

/** A calendar day as 2026-11-21, alike in both languages. */
export function Day({ on }: { readonly on: string }) {
  return (
    <time className="day" dateTime={on}>
      {on}
    </time>
  );
}
