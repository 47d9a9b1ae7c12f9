import { useIntl } from 'react-intl';

import { minuteOf } from './days.js';
import { useSay } from './wording.js';

/** An instant as '2026-11-21 14:32 ET' (HE in French), in words when pointed at. */
export function Moment({ at }: { readonly at: string }) {
  const say = useSay();
  const intl = useIntl();
  const words = intl.formatDate(at, { dateStyle: 'full', timeStyle: 'short' });
  return (
    <time dateTime={at} title={words}>
      {say('portal.time', { minute: minuteOf(at) })}
    </time>
  );
}

/** A calendar day as 2026-11-21, alike in both languages, in words when pointed at. */
export function Day({ on }: { readonly on: string }) {
  const intl = useIntl();
  const words = intl.formatDate(`${on}T12:00:00Z`, { dateStyle: 'full', timeZone: 'UTC' });
  return (
    <time className="day" dateTime={on} title={words}>
      {on}
    </time>
  );
}
