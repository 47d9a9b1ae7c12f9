import { html } from '../my-badge/dom.js';
import type { App } from './app.js';
import { signInAgain } from './sign-in.js';

/** Asks over the page for one more sign-in; what lies below stays as it was typed. False where it is left. */
export async function proveAgain(app: App): Promise<boolean> {
  const { say } = app;
  const place = html('div', {});
  return new Promise((resolve) => {
    const cancel = html('button', { type: 'button', class: 'plain' }, say('portal.my.cancel'));
    const dialog = html('dialog', { 'aria-labelledby': 'prove-again' });
    const close = (isProved: boolean): void => {
      resolve(isProved);
      dialog.close();
    };
    dialog.append(
      html('h2', { id: 'prove-again' }, say('portal.my.fresh.title')),
      html('p', {}, say('portal.my.fresh.about')),
      place,
      cancel,
    );
    cancel.addEventListener('click', () => close(false));
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(false);
    });
    void signInAgain(app, () => close(true)).then((parts) => place.replaceChildren(parts));
    document.body.append(dialog);
    dialog.showModal();
  });
}
