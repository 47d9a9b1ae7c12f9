import { browserSupportsWebAuthn, startAuthentication } from '@simplewebauthn/browser';

import { html } from '../my-badge/dom.js';
import type { App } from './app.js';
import { actButton, actForm, field, link } from './pieces.js';

type PasskeyOptions = Parameters<typeof startAuthentication>[0]['optionsJSON'];

interface Choice {
  readonly choice: string;
  readonly name: string;
  readonly agency: string;
}

/** What a code that was sent is checked by. */
interface Sent {
  readonly handle: string;
  readonly code: string;
}

/** The page of its own; in a dialog the same parts are used alone. */
export function signInScreen(app: App): Node[] {
  return [
    html('h1', {}, app.say('portal.my.sign-in.title')),
    signInParts(app, () => app.go('#badges')),
    html('p', { class: 'hint' }, app.say('portal.my.sign-in.about')),
  ];
}

/** The same for whoever this device knows; who set up no way to sign in hears what to do. */
export async function signInAgain(app: App, done: () => void): Promise<HTMLElement> {
  const standing = await app.whoIsIn();
  const ways = standing.kind === 'in' ? standing.session.ways : null;
  if (ways === null || ways.email !== null || ways.passkeys.length > 0) return signInParts(app, done);
  return html(
    'div',
    {},
    html('p', { class: 'notice' }, app.say('portal.my.fresh.no-way')),
    html('p', {}, link('#claim', app.say('portal.my.welcome.claim'), 'button plain')),
  );
}

/** The ways in. `done` runs once the device is signed in. */
export function signInParts(app: App, done: () => void): HTMLElement {
  const place = html('div', {});
  const start = (): void =>
    place.replaceChildren(
      ...byPasskey(app, done),
      byEmail(app, (handle) => enter(handle)),
    );
  const enter = (handle: string): void =>
    place.replaceChildren(
      codeForm(app, handle, done, (accounts, sent) =>
        place.replaceChildren(choiceOf(app, accounts, sent, done)),
      ),
      actButton(app.say('portal.my.sign-in.other-address'), () => {
        start();
        return Promise.resolve(null);
      }),
    );
  start();
  return place;
}

function byPasskey(app: App, done: () => void): Node[] {
  if (!browserSupportsWebAuthn()) return [];
  return [
    actButton(app.say('portal.my.sign-in.passkey'), () => signInByPasskey(app, done), 'main'),
    html('h2', {}, app.say('portal.my.sign-in.or')),
  ];
}

async function signInByPasskey(app: App, done: () => void): Promise<string | null> {
  const asked = await app.ask<{ handle: string; options: PasskeyOptions }>({
    method: 'POST',
    path: '/my/sign-in/passkey/options',
    body: {},
  });
  if (asked.kind !== 'done') return app.wordsOf(asked);
  const { handle, options } = asked.value;
  const response = await startAuthentication({ optionsJSON: options }).catch(() => null);
  if (response === null) return app.say('portal.my.sign-in.passkey-failed');
  const answer = await app.ask({ method: 'POST', path: '/my/sign-in/passkey', body: { handle, response } });
  return answer.kind === 'done' ? isIn(app, done) : app.wordsOf(answer);
}

/** The same words for every address: whether it is known, nobody learns here. */
function byEmail(app: App, enter: (handle: string) => void): HTMLElement {
  const email = field({
    id: 'sign-in-email',
    label: app.say('portal.my.sign-in.email'),
    attributes: { type: 'email', autocomplete: 'email', inputmode: 'email' },
  });
  return actForm(app.say('portal.my.sign-in.send'), [email.root], async () => {
    const address = email.input.value.trim();
    if (address === '') return app.say('portal.my.sign-in.no-email');
    const body = { email: address, locale: app.language };
    const answer = await app.ask<{ handle: string }>({ method: 'POST', path: '/my/sign-in/code', body });
    if (answer.kind !== 'done') return app.wordsOf(answer);
    enter(answer.value.handle);
    return null;
  });
}

function codeForm(
  app: App,
  handle: string,
  done: () => void,
  choose: (accounts: readonly Choice[], sent: Sent) => void,
): HTMLElement {
  const typed = codeField(app, 'sign-in-code');
  const sent = html('p', { role: 'status' }, app.say('portal.my.sign-in.sent'));
  return actForm(app.say('portal.my.sign-in.check'), [sent, typed.root], async () => {
    const code = digitsOf(typed.input.value);
    if (code === '') return app.say('portal.my.sign-in.no-code');
    const answer = await checkCode(app, { handle, code });
    if (answer.kind !== 'done') return app.wordsOf(answer);
    if (answer.value === null) return isIn(app, done);
    choose(answer.value.accounts, { handle, code });
    return null;
  });
}

/** Eight digits, as a phone offers them from the mail. */
export function codeField(app: App, id: string) {
  return field({
    id,
    label: app.say('portal.my.sign-in.code'),
    hint: app.say('portal.my.sign-in.code-hint'),
    attributes: { type: 'text', inputmode: 'numeric', autocomplete: 'one-time-code' },
  });
}

export function digitsOf(typed: string): string {
  return typed.replaceAll(/\D/g, '');
}

function checkCode(app: App, body: Sent & { readonly choice?: string }) {
  return app.ask<{ accounts: readonly Choice[] } | null>({
    method: 'POST',
    path: '/my/sign-in/code/check',
    body,
  });
}

function choiceOf(app: App, accounts: readonly Choice[], sent: Sent, done: () => void): HTMLElement {
  const each = accounts.map(({ choice, name, agency }) =>
    actButton(
      `${name} – ${agency}`,
      async () => {
        const answer = await checkCode(app, { ...sent, choice });
        return answer.kind === 'done' ? isIn(app, done) : app.wordsOf(answer);
      },
      'main',
    ),
  );
  const title = html('h2', { tabindex: '-1' }, app.say('portal.my.sign-in.whose'));
  return html('div', {}, title, html('p', {}, app.say('portal.my.sign-in.whose-about')), ...each);
}

function isIn(app: App, done: () => void): null {
  app.forgetStanding();
  done();
  return null;
}
