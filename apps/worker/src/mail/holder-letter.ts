import type { HolderLetter } from '#learners/badges';
import { dayOf, timeOf } from '#platform/clock';
import { say } from '#platform/wording';

import type { Letter } from './letter.js';
import { letter, type Letterhead } from './letters.js';

/**
 * The letter to whoever carries a badge, about what became of it: who decided, for what class of reason, and whom to ask
 * about it. It brings no code and no link: whoever opens somebody else's mail can show nothing with it.
 */
export function holderLetter(
  { about, reason, kind, madeAt, name, email, locale, agency }: HolderLetter,
  head: Letterhead,
): Letter {
  return letter(head, email, locale, (into) => {
    const badge = say(into, `mail.badge.kind.${kind}`);
    const values = { agency: agency.name, badge, day: dayOf(madeAt), time: timeOf(madeAt) };
    const why = reason && say(into, `mail.badge.because.${reason}`);
    const words = `mail.badge.${about}`;
    return {
      subject: say(into, `${words}.subject`, values),
      greeting: say(into, 'mail.greeting-name', { name }),
      before: [
        say(into, `${words}.says`, values),
        ...(why === null ? [] : [say(into, 'mail.badge.reason', { why })]),
        say(into, `${words}.means`, values),
      ],
      link: null,
      after: [
        say(into, about === 'REPLACED' ? 'mail.badge.ask' : 'mail.badge.dispute', {
          agency: agency.name,
          email: agency.email,
          phone: agency.phone,
        }),
      ],
    };
  });
}
