import { describe, expect, test } from '@jest/globals';

import type { HolderLetter, NoticeAbout } from '#learners/badges';
import { parseInstant } from '#platform/clock';

import { holderLetter } from './holder-letter.js';
import { htmlOf, subjectOf, textOf } from './letter.js';

const HEAD = {
  publicOrigin: 'https://portal.example.org',
  from: { name: 'LPHQ', address: 'desk@lphq.example.org' },
  postalAddress: '1 Example Street, Ottawa ON K1A 0A1',
};
const about = (what: NoticeAbout, more: Partial<HolderLetter> = {}): HolderLetter => ({
  about: what,
  reason: what === 'SUSPENDED' ? 'UNDER_REVIEW' : what === 'REVOKED' ? 'MISUSE' : null,
  kind: 'MSQ',
  madeAt: parseInstant('2026-11-24T19:32:00Z')!,
  name: 'Zoé Tremblay',
  email: 'zoe@example.org',
  locale: 'en-CA',
  agency: { name: 'North Agency', phone: '613-555-0142', email: 'desk@north.example.org' },
  ...more,
});

describe('a letter to whoever carries a badge', () => {
  test('says what was decided, why, what it means and how to dispute it', () => {
    const letter = holderLetter(about('SUSPENDED'), HEAD);
    expect([letter.to, subjectOf(letter)]).toEqual(['zoe@example.org', 'Your badge is suspended']);
    expect(textOf(letter)).toMatchInlineSnapshot(`
      "Hello Zoé Tremblay,

      North Agency suspended your badge “Member Service Qualification” on 2026-11-24 at 14:32 (Toronto time).

      The reason given: something about the badge is being looked into.

      Until this is settled, whoever scans your card reads that the badge is suspended, without your name and without the reason. Please do not show it meanwhile. Keep the card: it works again as soon as the badge is back in use.

      You do not agree, or you want to know more? Write to North Agency at desk@north.example.org or call 613-555-0142. You may ask what was decided and why, and have it looked at again. If that does not help, answer this mail: LPHQ will look into it.

      -- 
      Our links lead to https://portal.example.org and nowhere else. We never ask for your password in a mail.
      LPHQ, 1 Example Street, Ottawa ON K1A 0A1
      Questions? Answer this mail, or write to desk@lphq.example.org.
      "
    `);
  });

  test('is in French for who reads French', () => {
    expect(textOf(holderLetter(about('REVOKED', { locale: 'fr-CA', kind: 'CC_MS' }), HEAD)))
      .toMatchInlineSnapshot(`
      "Bonjour Zoé Tremblay,

      North Agency a révoqué votre badge « Compétences de base en service aux membres » le 2026-11-24 à 14:32 (heure de Toronto).

      Motif indiqué : le badge a été utilisé de façon abusive.

      Cette carte ne fonctionnera plus : quiconque la lit apprend que le badge est révoqué. Ne la présentez plus. Vos travaux n’en sont pas touchés; un nouveau badge peut vous être émis dès que tous vos travaux sont acceptés.

      Vous n’êtes pas d’accord ou vous voulez en savoir plus? Écrivez à North Agency à l’adresse desk@north.example.org ou appelez au 613-555-0142. Vous pouvez demander ce qui a été décidé et pourquoi, et faire réexaminer la décision. Si cela ne suffit pas, répondez à ce courriel : LPHQ s’en occupera.

      -- 
      Nos liens mènent à https://portal.example.org et nulle part ailleurs. Nous ne demandons jamais votre mot de passe par courriel.
      LPHQ – 1 Example Street, Ottawa ON K1A 0A1
      Des questions? Répondez à ce courriel ou écrivez à desk@lphq.example.org.
      "
    `);
  });

  test('is in both languages where nobody knows which', () => {
    const letter = holderLetter(about('REINSTATED', { locale: null }), HEAD);
    expect(subjectOf(letter)).toBe('Your badge is back in use / Votre badge est rétabli');
  });

  test('of a new card names no reason and disputes nothing', () => {
    const text = textOf(holderLetter(about('REPLACED'), HEAD));
    expect(text).toContain('Your new card replaces the old one');
    expect(text).not.toMatch(/reason|agree/);
  });

  test.each(['SUSPENDED', 'REINSTATED', 'REVOKED', 'REPLACED'] as const)(
    '%s holds no link but to the portal, and names as text',
    (what) => {
      const letter = holderLetter(about(what, { name: '<b>Zoé</b>', locale: null }), HEAD);
      expect(htmlOf(letter)).not.toMatch(/<a\b|<b>|<img/);
      for (const [url] of textOf(letter).matchAll(/\b[a-z]+:\/\/[^\s]+/gi))
        expect(new URL(url).origin).toBe(HEAD.publicOrigin);
    },
  );
});
