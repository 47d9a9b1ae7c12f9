import type { ReactElement, ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

import { type Locale, LOCALES, say } from '#platform/wording';

import { MARK_URL } from './mark.js';
import { STYLE } from './style.js';

/** Where and in which language a page is shown. */
export interface View {
  readonly locale: Locale;
  /** VERIFY_ORIGIN: the only address that the page may be read at. */
  readonly origin: string;
  /** What else its address asks for, which the language switch asks for again: `name=NONE`. */
  readonly asked?: string;
}

interface DocumentProps {
  readonly view: View;
  /** The title's first words: the outcome where there is one. */
  readonly head: string;
  /** What the language switch sends again; null where the address says it all. */
  readonly presented: string | null;
  readonly children: ReactNode;
}

/** The whole page as text: no script, no request but its own. */
export function renderDocument(props: DocumentProps): string {
  return `<!doctype html>${renderToStaticMarkup(<Document {...props} />)}`;
}

function Document({ view, head, presented, children }: DocumentProps): ReactElement {
  const { locale, origin } = view;
  return (
    <html lang={locale}>
      <head>
        <meta charSet="utf-8" />
        <title>{`${head} – ${say(locale, 'verify.title')}, ${say(locale, 'verify.site')}`}</title>
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="robots" content="noindex,noarchive" />
        <meta name="referrer" content="no-referrer" />
        <Preview view={view} />
        <link rel="icon" href={MARK_URL} />
        <style dangerouslySetInnerHTML={{ __html: STYLE }} />
      </head>
      <body>
        <header>
          <img src={MARK_URL} alt="" />
          <b>{`${say(locale, 'verify.site')} · ${say(locale, 'verify.title')}`}</b>
          <LanguageSwitch view={view} presented={presented} />
        </header>
        <main>{children}</main>
        <footer>
          <AddressLine locale={locale} domain={new URL(origin).host} />
          <p>{say(locale, 'verify.small-print')}</p>
        </footer>
      </body>
    </html>
  );
}

/** What a chat shows of the link: the same for every badge, since previews are kept and a stale "valid" is a lie. */
function Preview({ view: { locale, origin } }: { view: View }): ReactElement {
  return (
    <>
      <meta property="og:title" content={say(locale, 'verify.title')} />
      <meta property="og:site_name" content={say(locale, 'verify.site')} />
      <meta property="og:type" content="website" />
      <meta property="og:image" content={`${origin}/favicon.svg`} />
    </>
  );
}

/** The same page in the other language. A pasted text is sent again; an address keeps its code by itself. */
function LanguageSwitch({ view, presented }: Pick<DocumentProps, 'presented' | 'view'>): ReactElement {
  const { locale, asked } = view;
  const other = LOCALES.find((candidate) => candidate !== locale) ?? locale;
  const language = other.slice(0, 2);
  const name = say(other, 'verify.language');
  if (presented === null) {
    return (
      <a
        className="lang"
        lang={language}
        hrefLang={language}
        href={`?${asked === undefined ? '' : `${asked}&`}lang=${language}`}
      >
        {name}
      </a>
    );
  }
  return (
    <form className="toggle" method="post" action={`/v?lang=${language}`}>
      <input type="hidden" name="presented" value={presented} />
      <button className="lang" lang={language}>
        {name}
      </button>
    </form>
  );
}

function AddressLine({ locale, domain }: { locale: Locale; domain: string }): ReactElement {
  const [before, after] = say(locale, 'verify.address', { domain: '\n' }).split('\n');
  return (
    <p>
      {before}
      <b>{domain}</b>
      {after}
    </p>
  );
}
