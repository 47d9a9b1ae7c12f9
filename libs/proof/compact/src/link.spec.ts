import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { encodeBase32 } from './base32.js';
import { type Code, formatCode, newCode } from './code.js';
import { capitalLink, fullLink, parseLink, shortLink } from './link.js';

const origin = 'https://verify.lphq.ca';
const code = '7K3F9QX2M5T8W1YK' as Code;
const proofText = encodeBase32(new Uint8Array(150).fill(0x84));
const codes = fc.uint8Array({ minLength: 10, maxLength: 10 }).map((bytes) => newCode(() => bytes));
const proofs = fc.uint8Array({ minLength: 80, maxLength: 512 }).map(encodeBase32);
const origins = fc.constantFrom(origin, 'http://localhost:3001', 'https://v.example');
const parse = (text: string) => parseLink(text, origin);

describe('a link', () => {
  it('has two lengths, and capitals for a small symbol', () => {
    expect(shortLink(origin, code)).toBe('https://verify.lphq.ca/v/7K3F9QX2M5T8W1YK');
    expect(fullLink(origin, code, 'ABC')).toBe('https://verify.lphq.ca/v/7K3F9QX2M5T8W1YK#ABC');
    expect(capitalLink(origin, code)).toBe('HTTPS://VERIFY.LPHQ.CA/V/7K3F9QX2M5T8W1YK');
  });

  it('comes back in its parts, in any letter case', () => {
    const spellings = [
      (text: string) => text,
      (text: string) => text.toUpperCase(),
      (text: string) => text.toLowerCase(),
    ];
    fc.assert(
      fc.property(origins, codes, proofs, fc.constantFrom(...spellings), (at, drawn, proof, spell) => {
        expect(parseLink(spell(shortLink(at, drawn)), at)).toEqual({ kind: 'short', code: drawn });
        expect(parseLink(capitalLink(at, drawn), at)).toEqual({ kind: 'short', code: drawn });
        const full = { kind: 'full', code: drawn, proofText: proof };
        expect(parseLink(spell(fullLink(at, drawn, proof)), at)).toEqual(full);
        expect(parseLink(spell(proof), at)).toEqual({ kind: 'proof', proofText: proof });
        expect(parseLink(spell(`#${proof}`), at)).toEqual({ kind: 'proof', proofText: proof });
      }),
    );
  });

  it('takes a short code as people type it', () => {
    expect(parse(`${origin}/v/7k3f-9qx2-m5t8-w1yk`)).toEqual({ kind: 'short', code });
    expect(parse(`${origin}/v/7K3F9QX2M5T8WLYK`)).toEqual({ kind: 'short', code });
  });

  it('is also the address of our own page, as a browser shows it', () => {
    for (const end of ['/', '?lang=en', '?lang=fr', '/?lang=fr']) {
      expect(parse(`${origin}/v/${code}${end}`)).toEqual({ kind: 'short', code });
      expect(parse(`${origin}/v/${code}${end}#${proofText}`)).toEqual({ kind: 'full', code, proofText });
    }
  });

  it('with a wrong check character is mistyped, with a proof or without', () => {
    expect(parse(`${origin}/v/7K3F9QX2M5T8W1YJ`)).toEqual({ kind: 'mistyped' });
    expect(parse(`${origin}/v/7K3F9QX2M5T8W1YJ#${proofText}`)).toEqual({ kind: 'mistyped' });
  });
});

describe('T29: an address that is not ours', () => {
  it.each([
    `https://verify.lphq.ca.example/v/${code}`,
    `https://verify.lphq.ca@evil.example/v/${code}`,
    `https://verify.lphq.ca:443/v/${code}`,
    `https://verify.lphq.ca:8443/v/${code}`,
    `https://verify.lphq.ca./v/${code}`,
    `https://verify.lphq.ca\\@evil.example/v/${code}`,
    `https://user@verify.lphq.ca/v/${code}`,
    `https://user:secret@verify.lphq.ca/v/${code}`,
    `https://evil.example/https://verify.lphq.ca/v/${code}`,
    `https://evil.example/v/${code}#${proofText}`,
    `https://verify.lphq.cа/v/${code}`, // the last letter is Cyrillic
    `https://vérify.lphq.ca/v/${code}`,
    `http://verify.lphq.ca/v/${code}`,
    `https:/verify.lphq.ca/v/${code}`,
    `https:\\\\verify.lphq.ca/v/${code}`,
    `//verify.lphq.ca/v/${code}`,
    `verify.lphq.ca/v/${code}`,
    ` https://verify.lphq.ca/v/${code}`,
    `ht\ttps://verify.lphq.ca/v/${code}`,
    'javascript:alert(1)',
    'data:text/html,x',
  ])('%s is foreign', (text) => {
    expect(parse(text)).toEqual({ kind: 'foreign' });
  });
});

describe('an address of ours that is no link', () => {
  it.each([
    origin,
    `${origin}/`,
    `${origin}/v`,
    `${origin}/v/`,
    `${origin}/v//${code}`,
    `${origin}/v/${code}//`,
    `${origin}/v/${code}/?`,
    `${origin}/v/${code}/more`,
    `${origin}/v/../v/${code}`,
    `${origin}//v/${code}`,
    `${origin}/v/${code}?lang=de`,
    `${origin}/v/${code}?lang=frr`,
    `${origin}/v/${code}?lang=fr/`,
    `${origin}/v/${code}?lang=fr&utm=x`,
    `${origin}/v/${code}?utm=x&lang=fr`,
    `${origin}/v/${code}?lang=fr?lang=fr`,
    `${origin}/v/?lang=fr`,
    `${origin}/v/${code}?#${proofText}`,
    `${origin}?/v/${code}`,
    `${origin}#${proofText}`,
    `${origin}/x/${code}`,
    `${origin}/v/%37K3F9QX2M5T8W1YK`,
    `${origin}/v/${code}#`,
    `${origin}/v/${code}#ABCDEFGH`,
    `${origin}/v/${code}##${proofText}`,
    `${origin}/v/${code}#${proofText}=`,
    `${origin}/v/${code}#${proofText}A`,
    `${origin}/v/${code}#${proofText}\n`,
    `${origin}/v/${code}\n`,
  ])('%s is malformed', (text) => {
    expect(parse(text)).toEqual({ kind: 'malformed' });
  });

  it('T34: a full link is accepted with its code in one spelling only', () => {
    expect(parse(fullLink(origin, code, proofText)).kind).toBe('full');
    const others = [formatCode(code), ` ${code}`, code.replace('1', 'L'), code.replace('1', 'I')];
    for (const typed of others)
      expect(parse(`${origin}/v/${typed}#${proofText}`)).toEqual({ kind: 'malformed' });
  });
});

describe('a bare text', () => {
  it('is never a proof when it could be a typed code', () => {
    for (const text of [
      code,
      'ABCDEFGHJKMNPQRJ',
      'A'.repeat(64),
      '',
      '#',
      `##${proofText}`,
      `${proofText} `,
    ]) {
      expect(parse(text)).toEqual({ kind: 'malformed' });
    }
  });

  it('T35: is refused above its limit before any work', () => {
    expect(parse(encodeBase32(new Uint8Array(512))).kind).toBe('proof');
    expect(parse(encodeBase32(new Uint8Array(513)))).toEqual({ kind: 'malformed' });
    expect(parse(`${origin}/v/${'0'.repeat(50_000_000)}`)).toEqual({ kind: 'malformed' });
  });

  it('never makes the parser throw', () => {
    const tails = fc.string({ unit: 'binary' });
    const starts = fc.constantFrom('', origin, `${origin}/v/`, `${origin}/v/${code}#`);
    fc.assert(fc.property(starts, tails, (start, tail) => parse(start + tail).kind !== 'full'));
  });
});
