import { html } from '../my-badge/dom.js';
import { minuteOf, timeOf } from '../wording/days.js';
import type { App } from './app.js';
import { leaveDevice } from './leave-device.js';
import { actButton, named } from './pieces.js';
import type { MySession, Passkey } from './session.js';
import { wayParts } from './ways.js';

/** Who is signed in here and until when, the ways to sign in, and the ways out. */
export async function deviceScreen(app: App): Promise<Node[]> {
  const { say } = app;
  const title = html('h1', {}, say('portal.my.device.title'));
  const standing = await app.whoIsIn();
  if (standing.kind !== 'in')
    return [title, html('p', { class: 'notice' }, say('portal.my.device.offline')), signOutHere(app)];
  const { session } = standing;
  return [
    title,
    html('p', { class: 'large' }, named(session.name)),
    html('p', {}, say('portal.my.device.until', { day: minuteOf(session.endsAt).slice(0, 10) })),
    html('p', {}, provedWords(app, session)),
    ...waysIn(app, session),
    html('h2', {}, say('portal.my.device.add')),
    ...wayParts(app, (words) => {
      app.go('#device');
      app.tell(words);
    }),
    signOutHere(app),
    signOutElsewhere(app),
  ];
}

function provedWords({ say }: App, { level, provedUntil }: MySession): string {
  if (level === 'DEVICE' || provedUntil === null) return say('portal.my.device.not-proved');
  return say('portal.my.device.proved', { time: timeOf(provedUntil) });
}

function waysIn(app: App, { ways: { email, passkeys } }: MySession): Node[] {
  const { say } = app;
  const title = html('h2', {}, say('portal.my.device.ways'));
  if (email === null && passkeys.length === 0)
    return [title, html('p', { class: 'notice' }, say('portal.my.device.no-ways'))];
  const mail = email === null ? [] : [html('p', {}, say('portal.my.device.email', { address: email }))];
  return [title, ...mail, ...passkeys.map((passkey) => passkeyLine(app, passkey))];
}

function passkeyLine(app: App, { id, createdAt, lastUsedAt }: Passkey): HTMLElement {
  const { say } = app;
  const day = minuteOf(createdAt).slice(0, 10);
  const used =
    lastUsedAt === null
      ? ''
      : `, ${say('portal.my.device.passkey-used', { day: minuteOf(lastUsedAt).slice(0, 10) })}`;
  const remove = actButton(say('portal.my.device.remove-passkey', { day }), async () => {
    const answer = await app.act(() =>
      app.ask({ method: 'DELETE', path: `/my/passkeys/${encodeURIComponent(id)}` }),
    );
    if (answer.kind !== 'done') return app.wordsOf(answer);
    app.forgetStanding();
    app.go('#device');
    app.tell(say('portal.my.device.passkey-removed'));
    return null;
  });
  return html('div', {}, html('p', {}, `${say('portal.my.device.passkey', { day })}${used}`), remove);
}

/** Takes everything off this device, with a network or without one; the session ends where it can be reached. */
function signOutHere(app: App): HTMLElement {
  const { say } = app;
  const act = actButton(say('portal.my.device.sign-out'), async () => {
    const answer = await app.ask({ method: 'DELETE', path: '/my/session' });
    await leaveDevice();
    app.forgetStanding();
    app.go('');
    const isEnded = answer.kind === 'done' || answer.kind === 'refused';
    app.tell(say(isEnded ? 'portal.my.device.signed-out' : 'portal.my.device.signed-out-offline'));
    return null;
  });
  return html('section', {}, act, html('p', { class: 'hint' }, say('portal.my.device.sign-out-about')));
}

function signOutElsewhere(app: App): HTMLElement {
  const { say } = app;
  return actButton(say('portal.my.device.sign-out-others'), async () => {
    const answer = await app.act(() => app.ask({ method: 'DELETE', path: '/my/sessions' }));
    if (answer.kind !== 'done') return app.wordsOf(answer);
    app.tell(say('portal.my.device.others-done'));
    return null;
  });
}
