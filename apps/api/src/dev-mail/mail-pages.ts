import { dayOf, type Instant, parseInstant, timeOf } from '#platform/clock';
import type { MailOnFile } from '#platform/mail-folder';
import { type Locale, say } from '#platform/wording';

/** The mail of a demo as a list, newest first. */
export function listPage(locale: Locale, nonce: string, mails: readonly MailOnFile[]): string {
  const rows = mails.map((mail) => listRow(locale, mail)).join('\n');
  const head = ['sent', 'to', 'subject'].map(
    (key) => `<th scope="col">${said(locale, `mail.page.${key}`)}</th>`,
  );
  const table = `<table><thead><tr>${head.join('')}</tr></thead><tbody>${rows}</tbody></table>`;
  return document(locale, nonce, {
    title: say(locale, 'mail.page.title'),
    path: '/mail',
    body: mails.length === 0 ? `<p>${said(locale, 'mail.page.empty')}</p>` : table,
  });
}

/** One mail: its plain text with links to follow, and its letter in a frame that runs nothing. */
export function letterPage(locale: Locale, nonce: string, mail: MailOnFile): string {
  const fact = (key: string, value: string): string =>
    `<div><dt>${said(locale, `mail.page.${key}`)}</dt><dd dir="auto">${escaped(value)}</dd></div>`;
  const formatted = said(locale, 'mail.page.formatted');
  return document(locale, nonce, {
    title: mail.subject,
    path: `/mail/${mail.id}`,
    body: `<dl>${fact('to', mail.to)}${fact('sent', sentAt(mail))}</dl>
<h2>${said(locale, 'mail.page.plain')}</h2>
<pre>${linked(mail.text)}</pre>
<h2>${formatted}</h2>
<iframe title="${formatted}" sandbox="allow-top-navigation-by-user-activation" src="/mail/${mail.id}/letter"></iframe>
${backTo(locale)}`,
  });
}

export function missingPage(locale: Locale, nonce: string): string {
  const title = say(locale, 'mail.page.title');
  const body = `<p>${said(locale, 'mail.page.missing')}</p>${backTo(locale)}`;
  return document(locale, nonce, { title, path: '/mail', body });
}

function listRow(locale: Locale, mail: MailOnFile): string {
  const link = `<a href="/mail/${mail.id}?lang=${languageOf(locale)}">${escaped(mail.subject)}</a>`;
  return `<tr><td>${sentAt(mail)}</td><td dir="auto">${escaped(mail.to)}</td><td dir="auto">${link}</td></tr>`;
}

/** Day and time in Toronto. */
function sentAt({ keptAt }: MailOnFile): string {
  const instant = parseInstant(keptAt) as Instant;
  return `${dayOf(instant)} ${timeOf(instant)}`;
}

function backTo(locale: Locale): string {
  return `<p><a href="/mail?lang=${languageOf(locale)}">${said(locale, 'mail.page.list')}</a></p>`;
}

interface Contents {
  readonly title: string;
  /** Where the same is, in the other language. */
  readonly path: string;
  readonly body: string;
}

const STYLE = `
body { margin: 0; padding: 1.5rem; background: #faf7f2; color: #2a2520; font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 52rem; margin: 0 auto; }
h1 { font-size: 1.5rem; overflow-wrap: anywhere; } h2 { font-size: 1.125rem; margin-top: 2rem; }
a { color: #1f5266; } a:focus-visible { outline: 3px solid #2b6c82; outline-offset: 2px; }
p.lead { color: #544b41; } nav { text-align: right; }
table { width: 100%; border-collapse: collapse; background: #fff; }
th, td { padding: 0.5rem 0.75rem; border: 1px solid #d9cfc1; text-align: start; overflow-wrap: anywhere; vertical-align: top; }
dl div { display: flex; gap: 0.75rem; } dt { min-width: 5rem; font-weight: 600; } dd { margin: 0; overflow-wrap: anywhere; }
pre { padding: 1rem; background: #fff; border: 1px solid #d9cfc1; white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; }
iframe { width: 100%; height: 38rem; border: 1px solid #d9cfc1; background: #fff; }`;

function document(locale: Locale, nonce: string, { title, path, body }: Contents): string {
  const other: Locale = locale === 'en-CA' ? 'fr-CA' : 'en-CA';
  const name = other === 'en-CA' ? 'English' : 'Français';
  return `<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(title)}</title><style nonce="${nonce}">${STYLE}</style></head>
<body><main>
<nav><a href="${path}?lang=${languageOf(other)}" hreflang="${other}" lang="${other}">${name}</a></nav>
<h1 dir="auto">${escaped(title)}</h1>
<p class="lead">${said(locale, 'mail.page.lead')}</p>
${body}
</main></body>
</html>
`;
}

function languageOf(locale: Locale): string {
  return locale.slice(0, 2);
}

function said(locale: Locale, key: string): string {
  return escaped(say(locale, key));
}

/** The text as it is, its addresses links. */
function linked(text: string): string {
  return escaped(text).replace(
    /https?:\/\/[\w.:-]+[\w/#?=%.-]*[\w/]/g,
    (url) => `<a href="${url}">${url}</a>`,
  );
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '');
}
