import type { Locale } from '#platform/wording';

/** What a letter says in one language. A paragraph is plain text. */
export interface Wording {
  readonly locale: Locale;
  readonly subject: string;
  readonly greeting: string;
  readonly before: readonly string[];
  /** Null where there is nothing to be opened. */
  readonly link: { readonly words: string; readonly href: string } | null;
  readonly after: readonly string[];
  readonly foot: readonly string[];
}

/** To whom, and what: once in each language that the reader may want. */
export interface Letter {
  readonly to: string;
  readonly wordings: readonly Wording[];
}

/** The letter for a reader who looks at text alone; languages follow one another below a line. */
export function textOf({ wordings }: Letter): string {
  return `${wordings.map(textOfWording).join(`\n\n${'─'.repeat(40)}\n\n`)}\n`;
}

function textOfWording({ greeting, before, link, after, foot }: Wording): string {
  const linked = link ? [`${link.words}\n${link.href}`] : [];
  return [greeting, ...before, ...linked, ...after, `-- \n${foot.join('\n')}`].join('\n\n');
}

/** The line in the reader's list of mails. */
export function subjectOf({ wordings }: Letter): string {
  return wordings.map(({ subject }) => subject).join(' / ');
}

const BODY = 'margin:0;padding:24px;background:#faf7f2;color:#2a2520;font:16px/1.5 system-ui,sans-serif';
const SHEET =
  'max-width:36rem;margin:0 auto 24px;padding:24px;background:#ffffff;border:1px solid #e8e0d5;border-radius:8px';
const BUTTON =
  'display:inline-block;padding:12px 20px;background:#1f5266;color:#ffffff;text-decoration:none;border-radius:6px;font-weight:600';
const FOOT = 'color:#655b4e;font-size:14px;border-top:1px solid #e8e0d5;padding-top:16px';

/**
 * The letter as a page: no picture, no style sheet, no script, nothing that is fetched when somebody opens it, and no
 * address but the link's. Every text is escaped.
 */
export function htmlOf(letter: Letter): string {
  const [first] = letter.wordings;
  return `<!doctype html>
<html lang="${first?.locale ?? 'en-CA'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light"><title>${escaped(subjectOf(letter))}</title></head>
<body style="${BODY}">
${letter.wordings.map(htmlOfWording).join('\n')}
</body>
</html>
`;
}

function htmlOfWording({ locale, greeting, before, link, after, foot }: Wording): string {
  return `<div lang="${locale}" style="${SHEET}">
${[...[greeting, ...before].map(paragraph), ...linkOf(link), ...after.map(paragraph)].join('\n')}
<p style="${FOOT}">${foot.map(escaped).join('<br>')}</p>
</div>`;
}

function linkOf(link: Wording['link']): readonly string[] {
  if (!link) return [];
  const href = escaped(link.href);
  return [
    `<p><a href="${href}" style="${BUTTON}">${escaped(link.words)}</a></p>`,
    `<p style="font-size:14px;word-break:break-all">${href}</p>`,
  ];
}

function paragraph(text: string): string {
  return `<p>${escaped(text)}</p>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '');
}
