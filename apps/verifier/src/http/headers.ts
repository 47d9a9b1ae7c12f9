import { STYLE_HASH } from '#proof/scan-page';

const POLICY = [
  "default-src 'none'",
  `style-src ${STYLE_HASH}`,
  "img-src 'self' data:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

const TWO_YEARS = 63_072_000;

/**
 * What every answer carries, refusals and faults included: kept by nobody, found by no search engine, framed by
 * nobody, and naming no page it came from (ux.md 2, T43, T46).
 */
export function headersFor(origin: string): Readonly<Record<string, string>> {
  return {
    'cache-control': 'no-store',
    'content-security-policy': POLICY,
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-robots-tag': 'noindex, noarchive',
    ...(origin.startsWith('https:')
      ? { 'strict-transport-security': `max-age=${TWO_YEARS}; includeSubDomains; preload` }
      : {}),
  };
}

/** Anybody's page may read what anybody may read: JSON, keys and DID documents, without credentials. */
export const OPEN_TO_ALL = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
} as const;

/** Keys may be kept for five minutes, so that every cache has forgotten a compromised one within six. */
export const KEPT_BRIEFLY = {
  'cache-control': 'public, max-age=300, must-revalidate, no-transform',
} as const;
