const TWO_YEARS = 63_072_000;

/** What is no page loads nothing, runs nothing and stands in nobody's frame. */
const NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The headers that every answer carries (reliability 3h). HSTS only where we are reached by https. */
export function securityHeaders(isHttps: boolean): Readonly<Record<string, string>> {
  return {
    'Content-Security-Policy': NOTHING,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'strict-origin',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'no-store',
    ...(isHttps ? { 'Strict-Transport-Security': `max-age=${TWO_YEARS}; includeSubDomains; preload` } : {}),
  };
}

/** What the worker of `/my` may do: ask us. */
export const WORKER_POLICY = "default-src 'none'; connect-src 'self'";

/**
 * What the portal's page may do: run the scripts that carry this answer's nonce and what those load, style with our
 * files and with what carries the nonce, talk to us alone, frame our own preview of a badge, be kept by our own worker,
 * and stand in nobody's frame. `data:` and `blob:` images are the QR codes. Text becomes markup or script only by way of
 * the one Trusted Types policy that each page has (`apps/portal/src/trusted-types.ts`, `my/trusted-addresses.ts`).
 */
export function pagePolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "font-src 'self'",
    "frame-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join('; ');
}
