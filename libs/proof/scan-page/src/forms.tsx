import type { ReactElement } from 'react';

import { type Locale, say } from '#platform/wording';

/** Sends a typed code to `/v?code=`, without script. */
export function CodeForm({ locale, label }: { locale: Locale; label: string }): ReactElement {
  return (
    <form method="get" action="/v">
      <label htmlFor="code">{label}</label>
      <p className="hint" id="code-hint">
        {say(locale, 'verify.entry.code-hint')}
      </p>
      <input
        id="code"
        name="code"
        required
        maxLength={2048}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        aria-describedby="code-hint"
      />
      <input type="hidden" name="lang" value={locale.slice(0, 2)} />
      <button>{say(locale, 'verify.entry.check')}</button>
    </form>
  );
}

/** Sends a link or a token by POST: neither belongs in an address, where logs and histories keep it. */
export function PasteForm({ locale }: { locale: Locale }): ReactElement {
  return (
    <form method="post" action={`/v?lang=${locale.slice(0, 2)}`}>
      <label htmlFor="presented">{say(locale, 'verify.entry.presented')}</label>
      <textarea id="presented" name="presented" rows={4} required autoComplete="off" spellCheck={false} />
      <button>{say(locale, 'verify.entry.check')}</button>
    </form>
  );
}
