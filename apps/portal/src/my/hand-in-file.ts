import { html } from '../my-badge/dom.js';
import type { App } from './app.js';
import { chosenFiles } from './draft.js';
import { BYTES_AT_MOST, smaller } from './photo.js';

/** Named one by one, so that a phone turns its own format of photos into one of these. */
const TAKEN = 'image/jpeg,image/png,application/pdf';

/** A photo from the camera, or a photo or PDF that is there already; one at a time. */
export function fileParts(app: App, key: string): HTMLElement {
  const { say } = app;
  const chosen = html('div', { role: 'status' });
  const show = (): void => chosen.replaceChildren(...chosenParts(app, key, show));
  const take = async (input: HTMLInputElement): Promise<void> => {
    const file = input.files?.[0];
    input.value = '';
    if (file === undefined) return;
    const sent = new File([await smaller(file)], file.name, { type: typeOf(file) });
    if (sent.size > BYTES_AT_MOST) {
      chosen.replaceChildren(html('p', { class: 'refusal' }, say('portal.my.hand-in.too-heavy')));
      return;
    }
    chosenFiles.set(key, { file: sent, keptAs: null });
    show();
  };
  show();
  return html(
    'fieldset',
    {},
    html('legend', {}, `${say('portal.my.hand-in.show')} (${say('portal.my.optional')})`),
    html('p', { class: 'hint' }, say('portal.my.hand-in.show-about')),
    picker(
      'hand-in-photo',
      say('portal.my.hand-in.photo'),
      { accept: 'image/jpeg', capture: 'environment' },
      take,
    ),
    picker('hand-in-file', say('portal.my.hand-in.file'), { accept: TAKEN }, take),
    chosen,
  );
}

/** What a photo was drawn as is a JPEG; everything else keeps its kind. */
function typeOf(file: File): string {
  return file.type.startsWith('image/') ? 'image/jpeg' : file.type;
}

function picker(
  id: string,
  label: string,
  attributes: Readonly<Record<string, string>>,
  take: (input: HTMLInputElement) => Promise<void>,
): HTMLElement {
  const input = html('input', { id, type: 'file', class: 'picker', ...attributes });
  input.addEventListener('change', () => void take(input));
  return html('div', { class: 'pick' }, input, html('label', { for: id, class: 'button plain' }, label));
}

function chosenParts({ say }: App, key: string, show: () => void): Node[] {
  const chosen = chosenFiles.get(key);
  if (chosen === undefined) return [];
  const away = html('button', { type: 'button', class: 'plain' }, say('portal.my.hand-in.take-away'));
  away.addEventListener('click', () => {
    chosenFiles.delete(key);
    show();
  });
  return [html('p', { dir: 'auto' }, say('portal.my.hand-in.chosen', { file: chosen.file.name })), away];
}
