import { hkdfSync } from 'node:crypto';

import type { LimitSettings } from '#platform/identity';

import type { ApiParts } from '../api.module.js';

/**
 * The limits of sign-in. Their secret comes from the password of the login that counts: every api on one database has
 * it, and the database itself does not (it keeps a verifier, docs/decisions/0014-sign-in-limits-and-step-up.md).
 */
export function limitSettings({ settings, log, signInRules }: ApiParts): LimitSettings {
  const { password } = new URL(settings.databaseUrls.identity);
  return {
    rules: signInRules,
    secret: new Uint8Array(hkdfSync('sha256', password, '', 'sign-in limits', 32)),
    alarm: (count) => log.error({ count }, 'sign-in alarm: so many attempts failed within a minute'),
  };
}
