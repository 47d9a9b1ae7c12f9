import { html } from '../my-badge/dom.js';
import type { App } from './app.js';
import { actButton, actForm, field, named, sentence } from './pieces.js';

interface Claim {
  readonly name: string;
  readonly agency: string;
  readonly expiresAt: string;
}

/** Opens a record by the code that the agency handed out or mailed; nothing is opened before it is said whose it is. */
export function claimScreen(app: App, given: string): Node[] {
  const { say } = app;
  const place = html('div', {});
  const code = field({
    id: 'claim-code',
    label: say('portal.my.claim.code'),
    hint: say('portal.my.claim.hint'),
    attributes: { type: 'text', autocomplete: 'off', autocapitalize: 'characters', spellcheck: 'false' },
  });
  code.input.value = given;
  const look = actForm(say('portal.my.claim.look'), [code.root], async () => {
    const typed = code.input.value.trim();
    if (typed === '') return say('portal.my.claim.empty');
    const answer = await app.ask<Claim>({ method: 'POST', path: '/my/claim', body: { code: typed } });
    if (answer.kind !== 'done') return app.wordsOf(answer);
    place.replaceChildren(whose(app, typed, answer.value));
    place.querySelector<HTMLElement>('[tabindex]')?.focus();
    return null;
  });
  place.append(look);
  return [html('h1', {}, say('portal.my.claim.title')), place];
}

function whose(app: App, code: string, { name, agency, expiresAt }: Claim): HTMLElement {
  const { say } = app;
  const question = sentence(say, 'portal.my.claim.whose', { name: named(name), agency: named(agency) });
  question.className = 'large';
  question.tabIndex = -1;
  const wrong = html('p', { class: 'hint', role: 'status' });
  return html(
    'div',
    {},
    question,
    html('p', { class: 'hint' }, say('portal.my.claim.until', { day: expiresAt.slice(0, 10) })),
    actButton(say('portal.my.claim.open'), () => open(app, code), 'main'),
    actButton(say('portal.my.claim.not-me'), () => {
      wrong.textContent = say('portal.my.claim.return-it');
      return Promise.resolve(null);
    }),
    wrong,
  );
}

async function open(app: App, code: string): Promise<string | null> {
  const body = { code, locale: app.language };
  const answer = await app.ask({ method: 'POST', path: '/my/claim/open', body });
  if (answer.kind !== 'done') return app.wordsOf(answer);
  app.forgetStanding();
  app.go('#ways');
  return null;
}
