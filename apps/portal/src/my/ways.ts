import { browserSupportsWebAuthn, startRegistration } from '@simplewebauthn/browser';

import { html } from '../my-badge/dom.js';
import type { App } from './app.js';
import { actButton, actForm, field, link } from './pieces.js';
import { codeField, digitsOf } from './sign-in.js';

type CreationOptions = Parameters<typeof startRegistration>[0]['optionsJSON'];

/** How to sign in next time: with the device's lock, with a code by mail, or not at all, and what that means. */
export function waysScreen(app: App): Node[] {
  const { say } = app;
  const last = html(
    'section',
    { class: 'card' },
    html('h2', {}, say('portal.my.ways.neither')),
    html('p', {}, say('portal.my.ways.neither-about')),
    html('p', {}, link('#badges', say('portal.my.ways.later'), 'button plain')),
  );
  const goOn = html('p', {}, link('#badges', say('portal.my.ways.go-on'), 'button'));
  return [
    html('p', { role: 'status', class: 'done' }, say('portal.my.ways.opened')),
    html('h1', {}, say('portal.my.ways.title')),
    ...wayParts(app, () => last.replaceWith(goOn)),
    last,
  ];
}

/** The two ways, each with what it is; used again on the page of the device. `isSet` runs once there is one. */
export function wayParts(app: App, isSet: (words: string) => void): Node[] {
  return [passkeyWay(app, isSet), emailWay(app, isSet)];
}

function passkeyWay(app: App, isSet: (words: string) => void): HTMLElement {
  const { say } = app;
  const told = html('p', { role: 'status', class: 'done' });
  const act = browserSupportsWebAuthn()
    ? actButton(say('portal.my.ways.passkey-add'), () => addPasskey(app, told, isSet), 'main')
    : html('p', { class: 'hint' }, say('portal.my.ways.no-passkeys'));
  return html(
    'section',
    { class: 'card' },
    html('h2', {}, say('portal.my.ways.passkey')),
    html('p', {}, say('portal.my.ways.passkey-about')),
    act,
    told,
  );
}

async function addPasskey(
  app: App,
  told: HTMLElement,
  isSet: (words: string) => void,
): Promise<string | null> {
  const asked = await app.act(() =>
    app.ask<{ handle: string; options: CreationOptions }>({
      method: 'POST',
      path: '/my/passkeys/options',
      body: {},
    }),
  );
  if (asked.kind !== 'done') return app.wordsOf(asked);
  const { handle, options } = asked.value;
  const response = await startRegistration({ optionsJSON: options }).catch(() => null);
  if (response === null) return app.say('portal.my.sign-in.passkey-failed');
  const answer = await app.act(() =>
    app.ask({ method: 'POST', path: '/my/passkeys', body: { handle, response } }),
  );
  if (answer.kind !== 'done') return app.wordsOf(answer);
  app.forgetStanding();
  const words = app.say('portal.my.ways.passkey-done');
  told.textContent = words;
  isSet(words);
  return null;
}

function emailWay(app: App, isSet: (words: string) => void): HTMLElement {
  const { say } = app;
  const place = html('div', {});
  const email = field({
    id: 'way-email',
    label: say('portal.my.ways.email-address'),
    attributes: { type: 'email', autocomplete: 'email', inputmode: 'email' },
  });
  place.append(
    actForm(say('portal.my.ways.email-send'), [email.root], async () => {
      const address = email.input.value.trim();
      if (address === '') return say('portal.my.sign-in.no-email');
      const answer = await app.act(() =>
        app.ask<{ handle: string }>({ method: 'PUT', path: '/my/email', body: { email: address } }),
      );
      if (answer.kind !== 'done') return app.wordsOf(answer);
      place.replaceChildren(
        checkForm(app, { handle: answer.value.handle, address }, (words) => {
          place.replaceChildren(html('p', { role: 'status', class: 'done' }, words));
          isSet(words);
        }),
      );
      return null;
    }),
  );
  return html(
    'section',
    { class: 'card' },
    html('h2', {}, say('portal.my.ways.email')),
    html('p', {}, say('portal.my.ways.email-about')),
    place,
  );
}

function checkForm(
  app: App,
  { handle, address }: { readonly handle: string; readonly address: string },
  done: (words: string) => void,
): HTMLElement {
  const typed = codeField(app, 'way-code');
  const sent = html('p', { role: 'status' }, app.say('portal.my.ways.email-sent', { address }));
  return actForm(app.say('portal.my.ways.email-check'), [sent, typed.root], async () => {
    const code = digitsOf(typed.input.value);
    if (code === '') return app.say('portal.my.sign-in.no-code');
    const answer = await app.act(() =>
      app.ask({ method: 'POST', path: '/my/email/check', body: { handle, code } }),
    );
    if (answer.kind !== 'done') return app.wordsOf(answer);
    app.forgetStanding();
    done(app.say('portal.my.ways.email-done', { address }));
    return null;
  });
}
