import { describe, expect, test } from '@jest/globals';

import { parseInstant } from '#platform/clock';
import type { Locale } from '#platform/wording';

import { htmlOf, type Letter, subjectOf, textOf } from './letter.js';
import { invitationLetter, resetLetter } from './letters.js';

const HEAD = {
  publicOrigin: 'https://portal.example.org',
  from: { name: 'LPHQ', address: 'desk@lphq.example.org' },
  postalAddress: '1 Example Street, Ottawa ON K1A 0A1',
};
const expiresAt = parseInstant('2026-11-24T19:32:00Z')!;
const invitation = (more: { locale?: Locale | null; agencyName?: string | null } = {}): Letter =>
  invitationLetter(
    {
      token: 'A_token-of-22-letters1',
      email: 'zoe@example.org',
      role: 'AGENCY_MANAGER',
      agencyName: 'North Agency',
      locale: 'en-CA',
      expiresAt,
      ...more,
    } as never,
    HEAD,
  );
const reset = (displayName: string): Letter =>
  resetLetter(
    { token: 'A_token-of-22-letters2', email: 'zoe@example.org', displayName, locale: 'fr-CA', expiresAt },
    HEAD,
  );

/** Every address that a letter holds. */
const addressesIn = (text: string): string[] =>
  [...text.matchAll(/\b[a-z][a-z0-9+.-]*:\/\/[^\s"<>]+/gi)].map(([url]) => url);

describe('a letter', () => {
  test('says who invites, as what, how long, who writes and from where', () => {
    expect(subjectOf(invitation())).toBe('North Agency invites you to its team');
    expect(textOf(invitation())).toMatchInlineSnapshot(`
      "Hello,

      North Agency invites you to its team in the LPHQ portal, as manager.

      Follow the link to look at the invitation and to choose your name and a password. If you have an account under this address, its password is all you need.

      See the invitation
      https://portal.example.org/invitation#A_token-of-22-letters1

      The link works once, until 2026-11-24 at 14:32 (Toronto time). It is meant for you alone.

      You did not expect this? Then do nothing. Nobody joins under your address without this link.

      -- 
      Our links lead to https://portal.example.org and nowhere else. We never ask for your password in a mail.
      LPHQ, 1 Example Street, Ottawa ON K1A 0A1
      Questions? Answer this mail, or write to desk@lphq.example.org.
      "
    `);
  });

  test('is in the reader’s language', () => {
    expect(subjectOf(invitation({ locale: 'fr-CA', agencyName: null }))).toBe(
      'LPHQ vous invite dans son équipe',
    );
    expect(textOf(reset('Zoé'))).toMatchInlineSnapshot(`
      "Bonjour Zoé,

      Quelqu’un a demandé un nouveau mot de passe pour votre compte du portail LPHQ.

      Si c’était vous, suivez le lien et choisissez-en un. Toutes les sessions du compte prendront alors fin.

      Choisir un nouveau mot de passe
      https://portal.example.org/reset-password#A_token-of-22-letters2

      Le lien fonctionne une seule fois, jusqu’au 2026-11-24 à 14:32 (heure de Toronto). Il n’est destiné qu’à vous.

      Ce n’était pas vous? Ne faites rien : votre mot de passe reste le même.

      -- 
      Nos liens mènent à https://portal.example.org et nulle part ailleurs. Nous ne demandons jamais votre mot de passe par courriel.
      LPHQ – 1 Example Street, Ottawa ON K1A 0A1
      Des questions? Répondez à ce courriel ou écrivez à desk@lphq.example.org.
      "
    `);
  });

  test('is in both where nobody knows which', () => {
    const letter = invitation({ locale: null });
    expect(subjectOf(letter)).toBe(
      'North Agency invites you to its team / North Agency vous invite dans son équipe',
    );
    expect(textOf(letter)).toMatch(/Hello,[^]*Bonjour,/);
    expect(htmlOf(letter)).toMatch(/<div lang="en-CA"[^]*<div lang="fr-CA"/);
  });

  test.each([invitation(), invitation({ agencyName: null }), reset('Zoé')])(
    'leads to the portal alone and fetches nothing: %#',
    (letter) => {
      for (const text of [textOf(letter), htmlOf(letter)])
        for (const address of addressesIn(text)) expect(new URL(address).origin).toBe(HEAD.publicOrigin);
      expect(htmlOf(letter)).not.toMatch(
        /<(img|link|script|style|iframe|object|video|audio|form)\b|url\(|@import|srcset|background=/i,
      );
    },
  );

  test('holds names as text, whatever they hold', () => {
    const html = htmlOf(reset('<img src=x onerror="alert(1)"> & Zoé'));
    expect(html).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; Zoé');
    expect(html).not.toContain('<img');
  });
});
