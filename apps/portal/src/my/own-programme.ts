import type { ResultOf } from '../graphql/graphql.js';
import { html } from '../my-badge/dom.js';
import { type App, wantsSignIn } from './app.js';
import { MY_PROGRAMME } from './my.graphql.js';
import { link } from './pieces.js';
import { signInAgain } from './sign-in.js';

export type MyProgramme = NonNullable<ResultOf<typeof MY_PROGRAMME>['myProgramme']>;
export type MyCourse = MyProgramme['tiers'][number]['courses'][number];
export type MyModule = MyCourse['modules'][number];

/** Draws from the edition of one of the learner's records; whatever keeps it away is said under the screen's title. */
export async function fromProgramme(
  app: App,
  recordId: string,
  draw: (programme: MyProgramme) => Node[],
): Promise<Node[]> {
  const { say } = app;
  const title = html('h1', {}, say('portal.my.modules.title'));
  const answer = await app.query(MY_PROGRAMME, { recordId });
  if (wantsSignIn(answer))
    return [
      title,
      html('p', {}, say('portal.my.modules.read-about')),
      await signInAgain(app, () => app.go(location.hash)),
    ];
  if (answer.kind !== 'done')
    return [title, html('p', { role: 'alert', class: 'refusal' }, app.wordsOf(answer)), toProgress(app)];
  const programme = answer.value.myProgramme;
  if (programme === null) return [title, html('p', {}, say('portal.my.modules.no-record')), toProgress(app)];
  return draw(programme);
}

export function toProgress({ say }: App): HTMLElement {
  return html('p', {}, link('#progress', say('portal.my.hand-in.to-progress')));
}

/** The address of one module under a record. */
export function moduleAddress(recordId: string, { code }: MyModule): string {
  return `#module/${recordId}/${encodeURIComponent(code)}`;
}
