import { describe, expect, test } from '@jest/globals';

import { type Locale, LOCALES, say } from '#platform/wording';
import type { Outcome, VerifyAnswer } from '#proof/verification';

import { codeOf, SAMPLE_ANSWERS } from '../../../../test/builders/sample-answers.js';
import { renderScanPage } from './scan-page.js';

const OUTCOMES = Object.keys(SAMPLE_ANSWERS) as Outcome[];
const PAGES = OUTCOMES.flatMap((outcome) => LOCALES.map((locale) => [outcome, locale] as const));
const ORIGIN = 'https://verify.example';
const CODE = codeOf('0000-0000-0000-0000');

/** The words of ux.md 1.5, written out so that no catalogue edit can change them unseen. */
const WORDS: Readonly<Record<Outcome, readonly [string, string]>> = {
  VALID: ['VALID', 'VALIDE'],
  EXPIRED: ['EXPIRED', 'EXPIRÉ'],
  SUSPENDED: ['SUSPENDED', 'SUSPENDU'],
  REVOKED: ['REVOKED', 'RÉVOQUÉ'],
  NOT_YET_VALID: ['NOT YET VALID', 'PAS ENCORE VALIDE'],
  NOT_FOUND: ['NOT FOUND', 'INTROUVABLE'],
  ALTERED: ['ALTERED', 'FALSIFIÉ'],
  CANNOT_CHECK: ['CANNOT CHECK NOW', 'VÉRIFICATION IMPOSSIBLE'],
};

function pageOf(answer: VerifyAnswer, locale: Locale = 'en-CA'): string {
  const code = answer.outcome === 'NOT_FOUND' ? null : CODE;
  return renderScanPage({ answer, code, presented: null }, { locale, origin: ORIGIN });
}

describe.each(PAGES)('the page of %s in %s', (outcome, locale) => {
  const page = pageOf(SAMPLE_ANSWERS[outcome], locale);
  const word = WORDS[outcome][LOCALES.indexOf(locale)]!;

  test('says exactly its word, first in the title and alone in the heading', () => {
    expect(page).toContain(`<html lang="${locale}">`);
    expect(page).toContain(`<title>${word} – `);
    expect(page.match(/<h1[^>]*>(.*?)<\/h1>/g)).toEqual([`<h1>${word}</h1>`]);
    expect(page).toContain(`<div role="status" class="panel ${outcome}">`);
  });

  test('is small, complete and asks for nothing else', () => {
    expect(Buffer.byteLength(page)).toBeLessThanOrEqual(10_240);
    expect(page).not.toMatch(/<script|<iframe|@import|\son\w+=|\sstyle=/i);
    expect(page.match(/\ssrc="(?!data:)/g)).toBeNull();
    expect(page).not.toContain('url(http');
  });

  test('says what the badge is not, when it was checked and which address is ours', () => {
    expect(page).toContain(say(locale, 'verify.not-a-licence'));
    expect(page).toContain(say(locale, 'verify.licence.not-recorded'));
    expect(page).toContain('<time dateTime="2026-11-21T19:32:00Z">');
    expect(page).toContain('14:32');
    expect(page).toContain('<b>verify.example</b>');
  });

  test('switches to the other language at the same address', () => {
    expect(page).toContain(`href="?lang=${locale === 'en-CA' ? 'fr' : 'en'}"`);
  });

  test('previews without outcome or name', () => {
    const metas = page.match(/<meta property="og:[^>]*>/g)?.join() ?? '';
    expect(metas).toContain(say(locale, 'verify.title'));
    expect(metas).not.toMatch(new RegExp(`${word}|Tremblay`));
  });
});

describe('what a page shows', () => {
  test.each(OUTCOMES)('%s shows the name only where ux.md 1.5 lets it', (outcome) => {
    const shows = pageOf({ ...SAMPLE_ANSWERS[outcome], subject: 'Z. Tremblay' }).includes('Tremblay');
    expect(shows).toBe(outcome === 'VALID' || outcome === 'EXPIRED');
  });

  test('VALID asks for photo ID, and says so when there is no name to compare', () => {
    expect(pageOf(SAMPLE_ANSWERS.VALID)).toContain('Ask for photo ID and compare the name.');
    const { subject: _, ...unnamed } = SAMPLE_ANSWERS.VALID;
    const nameless = pageOf(unnamed);
    expect(nameless).toContain('No name shown');
    expect(nameless).toContain('Ask for photo ID. This badge shows no name');
  });

  test('an issuer that lost its authority is named so', () => {
    const issuer = { name: 'North Agency', authorised: false };
    expect(pageOf({ ...SAMPLE_ANSWERS.VALID, issuer })).toContain('issuer no longer authorised');
    expect(pageOf(SAMPLE_ANSWERS.VALID)).toContain('(authorised by LPHQ)');
  });

  test('a mistyped code and a foreign token have their own words', () => {
    expect(pageOf({ ...SAMPLE_ANSWERS.NOT_FOUND, because: 'mistyped-code' })).toContain('Check the code');
    expect(pageOf({ ...SAMPLE_ANSWERS.NOT_FOUND, because: 'not-one-of-ours' })).toContain('not one of ours');
    expect(pageOf({ ...SAMPLE_ANSWERS.REVOKED, because: 'replaced' })).toContain('Ask for the new card');
    expect(pageOf(SAMPLE_ANSWERS.REVOKED)).not.toContain('new card');
    expect(pageOf(SAMPLE_ANSWERS.NOT_FOUND)).toContain('Type the code again, exactly');
  });

  test('a pasted text is sent again by the language switch, as text', () => {
    const scan = { answer: SAMPLE_ANSWERS.VALID, code: CODE, presented: '"><script>alert(1)</script>' };
    const page = renderScanPage(scan, { locale: 'en-CA', origin: ORIGIN });
    expect(page).toContain('value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"');
    expect(page).not.toContain('<script');
  });
});

describe('hostile names', () => {
  test.each([
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '</bdi></dd><h1>VALID</h1>',
    '{{constructor.constructor("alert(1)")()}}',
    "' onmouseover='alert(1)",
    '</title><svg onload=alert(1)>',
    '\u202egro.live',
    'א. בן-דוד',
  ])('%s stays text', (name) => {
    const issuer = { name, authorised: true };
    const page = pageOf({ ...SAMPLE_ANSWERS.VALID, subject: name, issuer });
    expect(page).not.toMatch(/<script|<img src=x|onload=alert\(1\)>|<h1>VALID<\/h1>.*<h1>/);
    expect(page.match(/<h1/g)).toHaveLength(1);
    expect(page.match(/<bdi dir="auto"/g)).toHaveLength(2);
    expect(page).toContain(escaped(name));
  });
});

function escaped(text: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#x27;',
  };
  return text.replace(/[&<>"']/g, (character) => entities[character]!);
}
