import { dayOf, type Instant, timeOf } from '#platform/clock';
import type { DrawnInvitation, DrawnResetToken } from '#platform/identity';
import { type Locale, LOCALES, type MessageValues, say } from '#platform/wording';

import type { Letter, Wording } from './letter.js';
import type { MailSettings } from './mail-settings.js';

export type Letterhead = Pick<MailSettings, 'publicOrigin' | 'from' | 'postalAddress'>;
type InOneLanguage = (locale: Locale) => Omit<Wording, 'locale' | 'foot'>;

/** The letter that brings an invitation. The token stands behind `#`, which no server and no log ever sees. */
export function invitationLetter(
  { token, email, role, agencyName, locale, expiresAt }: DrawnInvitation,
  head: Letterhead,
): Letter {
  const from = agencyName === null ? 'lphq' : 'agency';
  return letter(head, email, locale, (into) => {
    const values = { agency: agencyName ?? '', role: say(into, `mail.role.${role}`) };
    return {
      subject: say(into, `mail.invitation.subject-${from}`, values),
      greeting: say(into, 'mail.greeting'),
      before: [say(into, `mail.invitation.says-${from}`, values), say(into, 'mail.invitation.how')],
      link: { words: say(into, 'mail.invitation.link'), href: `${head.publicOrigin}/invitation#${token}` },
      after: [say(into, 'mail.until', until(expiresAt)), say(into, 'mail.invitation.unexpected')],
    };
  });
}

/** The letter to whoever asked for a new password. */
export function resetLetter(
  { token, email, displayName, locale, expiresAt }: DrawnResetToken,
  head: Letterhead,
): Letter {
  return letter(head, email, locale, (into) => ({
    subject: say(into, 'mail.reset.subject'),
    greeting: say(into, 'mail.greeting-name', { name: displayName }),
    before: [say(into, 'mail.reset.says'), say(into, 'mail.reset.how')],
    link: { words: say(into, 'mail.reset.link'), href: `${head.publicOrigin}/reset-password#${token}` },
    after: [say(into, 'mail.until', until(expiresAt)), say(into, 'mail.reset.unexpected')],
  }));
}

/** In the reader's language; in both where nobody knows it. */
export function letter(
  head: Letterhead,
  to: string,
  locale: Locale | null,
  inOneLanguage: InOneLanguage,
): Letter {
  const locales = locale === null ? LOCALES : [locale];
  return {
    to,
    wordings: locales.map((into) => ({ locale: into, ...inOneLanguage(into), foot: foot(into, head) })),
  };
}

/** Who writes, where they can be found and answered, and what we never ask for. */
function foot(locale: Locale, { publicOrigin, from, postalAddress }: Letterhead): readonly string[] {
  return [
    say(locale, 'mail.foot.care', { origin: publicOrigin }),
    say(locale, 'mail.foot.sender', { sender: from.name, address: postalAddress }),
    say(locale, 'mail.foot.contact', { email: from.address }),
  ];
}

/** Day and time in Toronto. */
function until(instant: Instant): MessageValues {
  return { day: dayOf(instant), time: timeOf(instant) };
}
