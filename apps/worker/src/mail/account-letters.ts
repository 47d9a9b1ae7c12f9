import type { MailedClaim, MailedSignInCode } from '#learners/accounts';
import { dayOf } from '#platform/clock';
import { say } from '#platform/wording';

import type { Letter } from './letter.js';
import { letter, type Letterhead } from './letters.js';

/**
 * The letter that lets a learner into their own record, in both languages: nobody knows yet which one they read. The code
 * stands behind `#`, which no server and no log ever sees.
 */
export function claimLetter(
  { code, email, displayName, agencyName, expiresAt }: MailedClaim,
  head: Letterhead,
): Letter {
  return letter(head, email, null, (into) => {
    const values = { agency: agencyName, name: displayName, code, day: dayOf(expiresAt) };
    return {
      subject: say(into, 'mail.claim.subject', values),
      greeting: say(into, 'mail.greeting-name', values),
      before: [say(into, 'mail.claim.says', values), say(into, 'mail.claim.how', values)],
      link: { words: say(into, 'mail.claim.link'), href: `${head.publicOrigin}/my#claim/${code}` },
      after: [say(into, 'mail.claim.until', values), say(into, 'mail.claim.unexpected', values)],
    };
  });
}

/** The letter with a code to sign in by. It brings no link: a code that is typed works in the browser that asked alone. */
export function signInCodeLetter({ code, email, locale }: MailedSignInCode, head: Letterhead): Letter {
  return letter(head, email, locale, (into) => ({
    subject: say(into, 'mail.code.subject', { code: spaced(code) }),
    greeting: say(into, 'mail.greeting'),
    before: [say(into, 'mail.code.says'), spaced(code), say(into, 'mail.code.until')],
    link: null,
    after: [say(into, 'mail.code.unexpected')],
  }));
}

/** Two groups of four digits, as they are read. */
function spaced(code: string): string {
  return `${code.slice(0, 4)} ${code.slice(4)}`;
}
