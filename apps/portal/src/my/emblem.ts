import type { ResultOf } from '../graphql/graphql.js';
import { html } from '../my-badge/dom.js';
import { minuteOf } from '../wording/days.js';
import { type App, wantsSignIn } from './app.js';
import { CHOOSE_MY_EMBLEM, MY_BADGE_EMBLEM } from './emblem.graphql.js';
import { actForm, link } from './pieces.js';
import { signInAgain } from './sign-in.js';

type MyEmblem = NonNullable<ResultOf<typeof MY_BADGE_EMBLEM>['myBadgeEmblem']>;
type Emblem = MyEmblem['emblem'];

const EMBLEMS: readonly Emblem[] = ['NEUTRAL', 'WHITE_STAR'];

/** What the card of one badge shows: its holder's own choice, after the warning of what it reveals. */
export async function emblemScreen(app: App, badgeId: string): Promise<Node[]> {
  const { say } = app;
  const title = html('h1', {}, say('portal.my.emblem.title'));
  const back = html('p', {}, link('#badges', say('portal.my.emblem.to-badges')));
  const answer = await app.query(MY_BADGE_EMBLEM, { id: badgeId });
  if (wantsSignIn(answer))
    return [
      title,
      html('p', {}, say('portal.my.emblem.read-about')),
      await signInAgain(app, () => app.go(location.hash)),
      back,
    ];
  if (answer.kind !== 'done')
    return [title, html('p', { role: 'alert', class: 'refusal' }, app.wordsOf(answer)), back];
  const own = answer.value.myBadgeEmblem;
  if (own === null) return [title, html('p', {}, say('portal.my.emblem.unknown')), back];
  return [title, html('p', {}, say('portal.my.emblem.about')), ...choiceOf(app, badgeId, own), back];
}

function choiceOf(app: App, badgeId: string, own: MyEmblem): Node[] {
  const { say } = app;
  const now = say('portal.my.emblem.now', { emblem: say(`portal.my.emblem.kind.${own.emblem}`) });
  const standing = [html('p', { class: 'large' }, now), ...whoChose(app, own)];
  if (!own.canChoose) return [...standing, html('p', { class: 'notice' }, say('portal.my.emblem.not-now'))];
  return [...standing, formOf(app, badgeId, own), html('p', { class: 'hint' }, say('portal.my.emblem.card'))];
}

function whoChose({ say }: App, { emblem, chosenAt }: MyEmblem): Node[] {
  if (chosenAt !== null)
    return [
      html('p', { class: 'hint' }, say('portal.my.emblem.by-you', { day: minuteOf(chosenAt).slice(0, 10) })),
    ];
  return emblem === 'NEUTRAL' ? [] : [html('p', { class: 'hint' }, say('portal.my.emblem.by-agency'))];
}

/** The warning stands beside the star before anybody chooses it; what is to be known is asked where it was chosen. */
function formOf(app: App, badgeId: string, { emblem, chosenAt }: MyEmblem): HTMLElement {
  const { say } = app;
  const rows = EMBLEMS.map((each) => emblemRow(app, each, each === emblem));
  const consent = html('input', { type: 'checkbox', id: 'emblem-consent' });
  consent.checked = emblem === 'WHITE_STAR' && chosenAt !== null;
  const agreed = html(
    'p',
    { class: 'choice' },
    consent,
    html('label', { for: 'emblem-consent' }, say('portal.my.emblem.consent')),
  );
  const chosen = (): Emblem => (rows[1]?.input.checked ? 'WHITE_STAR' : 'NEUTRAL');
  const show = (): void => {
    agreed.hidden = chosen() === 'NEUTRAL';
  };
  show();
  const form = actForm(
    say('portal.my.emblem.submit'),
    [
      html(
        'fieldset',
        {},
        html('legend', {}, say('portal.my.emblem.which')),
        ...rows.map(({ root }) => root),
        agreed,
      ),
    ],
    () => choose(app, badgeId, { emblem: chosen(), consent: consent.checked }),
  );
  form.addEventListener('change', show);
  return form;
}

function emblemRow({ say }: App, emblem: Emblem, isChosen: boolean) {
  const id = `emblem-${emblem.toLowerCase()}`;
  const input = html('input', { type: 'radio', name: 'emblem', id, 'aria-describedby': `${id}-hint` });
  input.checked = isChosen;
  const label = html('label', { for: id }, say(`portal.my.emblem.kind.${emblem}`));
  const hint = html('p', { id: `${id}-hint`, class: 'hint' }, say(`portal.my.emblem.hint.${emblem}`));
  return { input, root: html('div', {}, html('p', { class: 'choice' }, input, label), hint) };
}

async function choose(
  app: App,
  badgeId: string,
  wish: { readonly emblem: Emblem; readonly consent: boolean },
): Promise<string | null> {
  const answer = await app.act(() => app.query(CHOOSE_MY_EMBLEM, { input: { badgeId, ...wish } }));
  if (answer.kind !== 'done') return app.wordsOf(answer);
  const result = answer.value.chooseMyEmblem;
  if (result.__typename !== 'MyEmblemChosen') return result.message;
  app.go('#badges');
  app.tell(app.say('portal.my.emblem.done'));
  return null;
}
