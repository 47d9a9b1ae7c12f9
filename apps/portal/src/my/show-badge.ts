import { formatCode } from '#proof/compact';

import { html } from '../my-badge/dom.js';
import { drawQr } from '../my-badge/qr.js';
import type { MyBadge } from './record.js';
import type { Say } from './words.js';

/**
 * Shows the badge's full link as a symbol over everything else, black on white whatever the scheme, and keeps the screen
 * awake where the phone lets us. It shows a code and no verdict: a picture of one would prove nothing.
 */
export function showBadge({ fullLink, shortLink, code }: MyBadge, say: Say): void {
  if (fullLink === null || shortLink === null) return;
  const close = html('button', { type: 'button' }, say('portal.my.show.close'));
  const dialog = html(
    'dialog',
    { class: 'symbol', 'aria-label': say('portal.my.show.dialog') },
    html('p', { class: 'bright' }, say('portal.my.show.brightness')),
    drawQr(fullLink, say('portal.my.show.qr')),
    html('p', { class: 'code' }, formatCode(code as Parameters<typeof formatCode>[0])),
    html('p', {}, say('portal.my.show.photo-id')),
    html('p', {}, html('a', { href: shortLink, rel: 'noopener' }, say('portal.my.show.public-page'))),
    close,
  );
  const lock = keepAwake();
  close.addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => {
    dialog.remove();
    void lock.then((held) => held?.release()).catch(() => undefined);
  });
  document.body.append(dialog);
  dialog.showModal();
}

/** Null where the browser has no such lock, or the battery is too low for it. */
async function keepAwake(): Promise<{ release(): Promise<void> } | null> {
  if (!('wakeLock' in navigator)) return null;
  return navigator.wakeLock.request('screen').catch(() => null);
}
