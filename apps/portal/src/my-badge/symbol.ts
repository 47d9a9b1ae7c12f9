import { formatCode } from '#proof/compact';

import { html } from './dom.js';
import { drawQr } from './qr.js';
import type { Card } from './read-card.js';
import type { WordKey } from './words.js';

/** Shows the card's symbol over everything else, black on white whatever the scheme. Closing it forgets it. */
export function openSymbol(card: Card, say: (key: WordKey) => string): void {
  const close = html('button', { type: 'button' }, say('portal.my-badge.close'));
  const dialog = html(
    'dialog',
    { class: 'symbol', 'aria-label': say('portal.my-badge.dialog') },
    html('p', { class: 'bright' }, say('portal.my-badge.brightness')),
    drawQr(card.symbol, say('portal.my-badge.qr')),
    html('p', { class: 'code' }, formatCode(card.code)),
    html('p', {}, say('portal.my-badge.own-phone')),
    html('p', {}, html('a', { href: card.page, rel: 'noopener' }, say('portal.my-badge.public-page'))),
    close,
  );
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
