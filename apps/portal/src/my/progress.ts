import { html } from '../my-badge/dom.js';
import { minuteOf } from '../wording/days.js';
import { type App, wantsSignIn } from './app.js';
import { MY_RECORD } from './my.graphql.js';
import { link, named } from './pieces.js';
import { type MyAssignment, type MyRecord, textIn } from './record.js';
import { signInAgain } from './sign-in.js';

/** Where somebody stands at each agency that has a record of them, and what can be handed in next. */
export async function progressScreen(app: App): Promise<Node[]> {
  const { say } = app;
  const title = html('h1', {}, say('portal.my.progress.title'));
  const answer = await app.query(MY_RECORD, {});
  if (wantsSignIn(answer))
    return [
      title,
      html('p', {}, say('portal.my.fresh.read-about')),
      await signInAgain(app, () => app.go('#progress')),
      html('p', { class: 'hint' }, say('portal.my.sign-in.about')),
    ];
  if (answer.kind !== 'done') {
    const offline = answer.kind === 'unreachable' ? [html('p', {}, say('portal.my.progress.offline'))] : [];
    return [title, html('p', { role: 'alert', class: 'refusal' }, app.wordsOf(answer)), ...offline];
  }
  const records = answer.value.myRecord;
  if (records.length === 0) return [title, html('p', {}, say('portal.my.progress.none'))];
  return [title, ...records.map((record) => recordOf(app, record))];
}

function recordOf(app: App, record: MyRecord): HTMLElement {
  const { say } = app;
  const { agency, assignments, edition, enrolledOn, qualifiedOn, standing } = record;
  const accepted = assignments.filter((each) => each.standing === 'ACCEPTED').length;
  const sum = say('portal.my.progress.accepted', { accepted, all: assignments.length });
  const qualified =
    qualifiedOn === null
      ? []
      : [html('p', { class: 'done' }, say('portal.my.progress.qualified', { day: qualifiedOn }))];
  const resting =
    standing === 'ACTIVE'
      ? []
      : [html('p', { class: 'notice' }, say(`portal.my.progress.standing.${standing}`))];
  return html(
    'section',
    { 'aria-label': agency.name },
    html('h2', {}, named(agency.name)),
    ...qualified,
    ...resting,
    html('p', { class: 'large' }, sum),
    html('progress', { max: String(assignments.length), value: String(accepted), 'aria-label': sum }),
    html('p', { class: 'hint' }, say('portal.my.progress.edition', { edition, day: enrolledOn })),
    html('p', {}, link(`#modules/${record.id}`, say('portal.my.progress.modules'), 'button plain')),
    ...assignments.map((assignment) => assignmentOf(app, record, assignment)),
    html('p', { class: 'hint' }, say('portal.my.progress.question')),
    html('p', { class: 'hint' }, say('portal.my.progress.agency', agency)),
  );
}

/** The mark beside each state has a shape of its own, so that no colour alone tells them apart. */
const MARKS: Readonly<Record<MyAssignment['standing'], string>> = {
  NOT_STARTED: '○',
  SUBMITTED: '◔',
  AWAITING_APPROVAL: '◔',
  ACCEPTED: '✓',
  RETURNED: '↩',
  VOIDED: '✕',
};

function assignmentOf(app: App, record: MyRecord, assignment: MyAssignment): HTMLElement {
  const { say, language } = app;
  const { number, standing, canHandIn, waitsFor, before } = assignment;
  const again = assignment.work === null ? 'hand-in' : 'hand-in-again';
  const parts = [
    html('h3', {}, textIn(language, assignment.title)),
    html(
      'p',
      { class: `state ${standing.toLowerCase()}` },
      html('span', { 'aria-hidden': 'true' }, MARKS[standing]),
      ' ',
      html('span', {}, say(`portal.my.progress.state.${standing}`)),
    ),
    ...workOf(app, assignment),
  ];
  if (waitsFor.length > 0)
    parts.push(
      html('p', { class: 'hint' }, say('portal.my.progress.waits-for', { numbers: waitsFor.join(', ') })),
    );
  if (canHandIn)
    parts.push(
      html(
        'p',
        {},
        link(`#hand-in/${record.id}/${number}`, say(`portal.my.progress.${again}`, { number }), 'button'),
      ),
    );
  if (before.length > 0) parts.push(attemptsBefore(app, assignment));
  return html('article', { class: 'card' }, ...parts);
}

function workOf({ say }: App, { work, standing }: MyAssignment): HTMLElement[] {
  if (work === null) return [];
  const reason = standing === 'VOIDED' ? work.voidReason : work.returnReason;
  const because =
    reason === null
      ? []
      : [html('p', { class: 'notice', dir: 'auto' }, say('portal.my.progress.because', { reason }))];
  const origin =
    work.carriedFrom === null
      ? [say(work.byYou ? 'portal.my.progress.by-you' : 'portal.my.progress.by-agency')]
      : [say(`portal.my.progress.carried.${work.carriedFrom}`)];
  const facts = [
    say('portal.my.progress.attempt', { attempt: work.attempt }),
    say('portal.my.progress.completed-on', { day: work.completedOn }),
    say('portal.my.progress.handed-in', { moment: minuteOf(work.handedInAt) }),
    ...origin,
    ...(work.decidedAt === null
      ? []
      : [say('portal.my.progress.decided', { moment: minuteOf(work.decidedAt) })]),
    ...(work.note === null ? [] : [say('portal.my.progress.your-note', { note: work.note })]),
    ...(work.hasFile ? [say('portal.my.progress.with-file')] : []),
    ...(work.evidenceLink === null ? [] : [work.evidenceLink]),
  ];
  return [
    ...because,
    html('ul', { class: 'facts' }, ...facts.map((fact) => html('li', { dir: 'auto' }, fact))),
  ];
}

function attemptsBefore({ say }: App, { before }: MyAssignment): HTMLElement {
  const lines = before.map(({ attempt, completedOn, returnReason, voidReason }) => {
    const reason = voidReason ?? returnReason;
    const facts = [
      say('portal.my.progress.attempt', { attempt }),
      say('portal.my.progress.completed-on', { day: completedOn }),
      ...(reason === null ? [] : [say('portal.my.progress.because', { reason })]),
    ];
    return html('li', { dir: 'auto' }, facts.join(' · '));
  });
  const summary = html('summary', {}, say('portal.my.progress.before', { count: before.length }));
  return html('details', {}, summary, html('ul', { class: 'facts' }, ...lines));
}
