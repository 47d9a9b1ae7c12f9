import { html } from '../my-badge/dom.js';
import type { App } from './app.js';
import {
  fromProgramme,
  moduleAddress,
  type MyCourse,
  type MyProgramme,
  toProgress,
} from './own-programme.js';
import { link } from './pieces.js';
import { textIn } from './record.js';

/** Everything that there is to learn in the edition of one record: its stages, their courses and the modules of these. */
export function modulesScreen(app: App, recordId: string): Promise<Node[]> {
  return fromProgramme(app, recordId, (programme) => [
    html('h1', {}, app.say('portal.my.modules.title')),
    html('p', { class: 'hint' }, editionOf(app, programme)),
    ...programme.tiers.map(({ title, courses }) =>
      html(
        'section',
        {},
        html('h2', {}, textIn(app.language, title)),
        ...courses.map((course) => courseCard(app, recordId, course)),
      ),
    ),
    toProgress(app),
  ]);
}

function editionOf({ say, language }: App, { title, edition }: MyProgramme): string {
  return say('portal.my.modules.edition', { title: textIn(language, title), edition });
}

function courseCard(app: App, recordId: string, { code, title, aims, modules }: MyCourse): HTMLElement {
  const { say, language } = app;
  const about =
    aims.length === 0
      ? []
      : [
          html('p', {}, say('portal.my.modules.aims')),
          html('ul', {}, ...aims.map((aim) => html('li', {}, textIn(language, aim)))),
        ];
  const links = modules.map((module) =>
    html(
      'p',
      {},
      link(
        moduleAddress(recordId, module),
        `${module.code} · ${textIn(language, module.title)}`,
        'button plain',
      ),
    ),
  );
  const name = `${code} · ${textIn(language, title)}`;
  return html('article', { class: 'card' }, html('h3', {}, name), ...about, ...links);
}
