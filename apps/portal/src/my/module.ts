import { html } from '../my-badge/dom.js';
import type { App } from './app.js';
import {
  fromProgramme,
  moduleAddress,
  type MyCourse,
  type MyModule,
  type MyProgramme,
  toProgress,
} from './own-programme.js';
import { link } from './pieces.js';
import { readAloudParts } from './read-aloud.js';
import { textIn } from './record.js';
import type { WordKey } from './words.js';

interface Place {
  readonly recordId: string;
  readonly programme: MyProgramme;
  readonly course: MyCourse;
  readonly module: MyModule;
  /** The one after it; null for the last. */
  readonly next: MyModule | null;
}

/** One module of the learner's own edition, to be read, heard and looked at, with the assignment that closes it. */
export function moduleScreen(app: App, recordId: string, code: string): Promise<Node[]> {
  return fromProgramme(app, recordId, (programme) => {
    const place = placeOf(recordId, programme, code);
    return place === null ? unknownModule(app, recordId) : moduleParts(app, place);
  });
}

function placeOf(recordId: string, programme: MyProgramme, code: string): Place | null {
  const all = programme.tiers.flatMap(({ courses }) =>
    courses.flatMap((course) => course.modules.map((module) => ({ course, module }))),
  );
  const at = all.findIndex(({ module }) => module.code === code);
  const own = all[at];
  return own === undefined ? null : { recordId, programme, ...own, next: all[at + 1]?.module ?? null };
}

function unknownModule(app: App, recordId: string): Node[] {
  return [
    html('h1', {}, app.say('portal.my.modules.title')),
    html('p', {}, app.say('portal.my.modules.unknown')),
    toModules(app, recordId),
  ];
}

function toModules({ say }: App, recordId: string): HTMLElement {
  return html('p', {}, link(`#modules/${recordId}`, say('portal.my.module.to-modules')));
}

function moduleParts(app: App, place: Place): Node[] {
  const { say, language } = app;
  const { recordId, module, course, next } = place;
  const goOn =
    next === null
      ? []
      : [link(moduleAddress(recordId, next), nextWords(app, next), 'button')].map((own) =>
          html('p', {}, own),
        );
  return [
    html('h1', {}, textIn(language, module.title)),
    html(
      'p',
      { class: 'hint' },
      say('portal.my.module.of', { code: module.code, course: textIn(language, course.title) }),
    ),
    ...listed(app, 'portal.my.module.topics', module.topics),
    ...listed(
      app,
      'portal.my.module.outcomes',
      module.outcomes.map(({ text }) => text),
    ),
    html('h2', {}, say('portal.my.module.media')),
    ...mediaParts(app, module),
    ...closingParts(app, place),
    ...goOn,
    toModules(app, recordId),
    toProgress(app),
  ];
}

function nextWords({ say, language }: App, { title }: MyModule): string {
  return say('portal.my.module.next', { title: textIn(language, title) });
}

function listed(
  { say, language }: App,
  title: 'portal.my.module.topics' | 'portal.my.module.outcomes',
  texts: MyModule['topics'],
): Node[] {
  if (texts.length === 0) return [];
  const lines = texts.map((text) => html('li', {}, textIn(language, text)));
  return [html('h2', {}, say(title)), html('ul', {}, ...lines)];
}

function mediaParts(app: App, { media }: MyModule): Node[] {
  if (media.length === 0) return [html('p', {}, app.say('portal.my.module.no-media'))];
  return media.map((each) => mediumCard(app, each));
}

type MediaKind = MyModule['media'][number]['kind'];

/** The mark beside each kind; the word beside it says the same. */
const MARKS: Readonly<Record<MediaKind, string>> = { PRINT: '▤', AUDIO: '♪', PICTURE: '▧' };
/** What the words of a medium are to whoever does not hear or see it; print is its words. */
const IN_WORDS: Readonly<Record<MediaKind, WordKey | null>> = {
  PRINT: null,
  AUDIO: 'portal.my.module.said',
  PICTURE: 'portal.my.module.shown',
};

/** What it says or shows stands here whole; the recording, the print or the picture itself lies elsewhere, and opens there. */
function mediumCard(app: App, { kind, title, text, link: address }: MyModule['media'][number]): HTMLElement {
  const { say, language } = app;
  const paragraphs = textIn(language, text)
    .split('\n\n')
    .map((paragraph) => html('p', {}, paragraph));
  const outside =
    address === null
      ? []
      : [html('p', {}, outsideLink(textIn(language, address), say(`portal.my.module.open.${kind}`)))];
  const inWords = IN_WORDS[kind];
  const about = inWords === null ? [] : [html('p', { class: 'hint' }, say(inWords))];
  return html(
    'article',
    { class: 'card' },
    html('h3', {}, textIn(language, title)),
    html(
      'p',
      { class: 'state' },
      html('span', { 'aria-hidden': 'true' }, MARKS[kind]),
      ' ',
      say(`portal.my.module.kind.${kind}`),
    ),
    ...outside,
    ...readAloudParts(app, paragraphs),
    ...about,
    ...paragraphs,
  );
}

/** LPHQ wrote the address; only a web address may be followed, and the page it opens does not learn where it was. */
function outsideLink(address: string, words: string): Node {
  if (!/^https:\/\//i.test(address)) return html('span', { dir: 'auto' }, address);
  return html('a', { href: address, target: '_blank', rel: 'noopener noreferrer' }, words);
}

function closingParts({ say, language }: App, { programme, module }: Place): Node[] {
  const closing = programme.assignments.filter((each) => each.module === module.code);
  if (closing.length === 0) return [];
  return [
    html('h2', {}, say('portal.my.module.assignment')),
    ...closing.map(({ title }) => html('p', {}, textIn(language, title))),
    html('p', {}, link('#progress', say('portal.my.module.standing'))),
  ];
}
