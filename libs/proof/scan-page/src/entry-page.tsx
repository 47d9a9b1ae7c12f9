import { say } from '#platform/wording';

import { renderDocument, type View } from './document.js';
import { CodeForm, PasteForm } from './forms.js';

/** The box to type a code or paste a credential. */
export function renderEntryPage(view: View): string {
  const { locale } = view;
  const title = say(locale, 'verify.entry.title');
  return renderDocument({
    view,
    head: title,
    presented: null,
    children: (
      <>
        <h1 className="plain">{title}</h1>
        <p>{say(locale, 'verify.entry.lead')}</p>
        <CodeForm locale={locale} label={say(locale, 'verify.entry.code')} />
        <PasteForm locale={locale} />
        <p>
          <strong>{say(locale, 'verify.not-a-licence')}</strong>
        </p>
      </>
    ),
  });
}
