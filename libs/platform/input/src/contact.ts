import { isBlank, type Parsed, problem, type Raw, read } from './parsed.js';

const EMAIL_AT_MOST = 254;
const LOCAL_PART_AT_MOST = 64;
const LABEL_AT_MOST = 63;
const PHONE_AT_MOST = 32;

/**
 * Reads an e-mail address, trimmed and lower-cased. A pragmatic part of RFC 5321: dotted ASCII before the `@`, a
 * domain of two labels or more behind it, at most 254 characters. Quoted and internationalised ones are refused.
 */
export function readEmail(field: string, raw: Raw): Parsed<string> {
  if (isBlank(raw)) return problem(field, 'empty');
  if (raw.length > EMAIL_AT_MOST) return problem(field, 'too-long', { maximum: EMAIL_AT_MOST });
  const email = raw.trim().toLowerCase();
  const at = email.lastIndexOf('@');
  const isSound = at > 0 && isLocalPart(email.slice(0, at)) && isDomain(email.slice(at + 1));
  return isSound ? read(email) : problem(field, 'not-an-email');
}

/** Reads a telephone number as people print it: 7 to 15 digits (E.164), spaces, hyphens, dots, brackets, a leading +. */
export function readPhone(field: string, raw: Raw): Parsed<string> {
  if (isBlank(raw)) return problem(field, 'empty');
  if (raw.length > PHONE_AT_MOST) return problem(field, 'too-long', { maximum: PHONE_AT_MOST });
  const phone = raw.trim().replace(/ +/g, ' ');
  const digits = phone.replace(/[^0-9]/g, '').length;
  const isSound = /^\+?[0-9 ().-]+$/.test(phone) && digits >= 7 && digits <= 15;
  return isSound ? read(phone) : problem(field, 'not-a-phone-number');
}

function isLocalPart(text: string): boolean {
  if (text.length > LOCAL_PART_AT_MOST) return false;
  return text.split('.').every((atom) => /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+$/.test(atom));
}

function isDomain(text: string): boolean {
  const labels = text.split('.');
  return labels.length >= 2 && labels.every(isLabel);
}

function isLabel(text: string): boolean {
  if (text.length > LABEL_AT_MOST || !/^[a-z0-9-]+$/.test(text)) return false;
  return !text.startsWith('-') && !text.endsWith('-');
}
