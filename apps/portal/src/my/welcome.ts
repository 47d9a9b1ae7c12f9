import { html } from '../my-badge/dom.js';
import type { App } from './app.js';
import { link } from './pieces.js';

/** Where nobody is signed in: a code from the agency, a way to sign in, or only the card. */
export function welcomeScreen({ say }: App): Node[] {
  return [
    html('h1', {}, say('portal.my.welcome.title')),
    html('p', {}, say('portal.my.welcome.about')),
    html('p', {}, link('#claim', say('portal.my.welcome.claim'), 'button')),
    html('p', {}, link('#sign-in', say('portal.my.welcome.sign-in'), 'button plain')),
    html('p', {}, link('/my-badge', say('portal.my.welcome.card'))),
  ];
}
