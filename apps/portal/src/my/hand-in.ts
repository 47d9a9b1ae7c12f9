import { html } from '../my-badge/dom.js';
import { today } from '../wording/days.js';
import { type App, wantsSignIn } from './app.js';
import type { Answer } from './doors.js';
import { chosenFiles, draftOf, forgetDraft, keepDraft } from './draft.js';
import { fileParts } from './hand-in-file.js';
import { HAND_IN_WORK, MY_RECORD } from './my.graphql.js';
import { actForm, type Field, field, link } from './pieces.js';
import { assignmentOf, type MyAssignment, type MyRecord, textIn } from './record.js';
import { signInAgain } from './sign-in.js';
import type { KeptFile } from './upload.js';
import { upload } from './upload.js';

interface Task {
  readonly key: string;
  readonly record: MyRecord;
  readonly assignment: MyAssignment;
}

/** Hands in one assignment: a day, a photo, file or link, a note. What is typed stays until it is handed in. */
export async function handInScreen(app: App, recordId: string, number: number): Promise<Node[]> {
  const { say } = app;
  const title = html('h1', {}, say('portal.my.hand-in.title', { number }));
  const back = html('p', {}, link('#progress', say('portal.my.hand-in.to-progress')));
  const answer = await app.query(MY_RECORD, {});
  if (wantsSignIn(answer))
    return [
      title,
      html('p', {}, say('portal.my.fresh.about')),
      await signInAgain(app, () => app.go(location.hash)),
    ];
  if (answer.kind !== 'done') return [title, html('p', { role: 'alert' }, app.wordsOf(answer)), back];
  const found = assignmentOf(answer.value.myRecord, recordId, number);
  if (found === null || !found.assignment.canHandIn)
    return [title, html('p', {}, say('portal.my.hand-in.not-open', { number })), back];
  return [title, ...formOf(app, { key: `${recordId}/${number}`, ...found }), back];
}

function formOf(app: App, task: Task): Node[] {
  const { say } = app;
  const { number, work } = task.assignment;
  const values = { title: textIn(app.language, task.assignment.title), agency: task.record.agency.name };
  const reason = task.assignment.standing === 'VOIDED' ? work?.voidReason : work?.returnReason;
  const returned = reason
    ? [html('p', { class: 'notice', dir: 'auto' }, say('portal.my.hand-in.was-returned', { reason }))]
    : [];
  const fields = fieldsOf(app, task);
  const percent = html('p', { role: 'status', class: 'hint' });
  const form = actForm(
    say('portal.my.hand-in.submit', { number }),
    [fields.completedOn.root, fileParts(app, task.key), fields.link.root, fields.note.root, percent],
    () => handIn(app, task, fields, (words) => (percent.textContent = words)),
  );
  form.addEventListener('input', () => keepDraft(task.key, typedIn(fields)));
  return [html('p', {}, say('portal.my.hand-in.of', values)), ...returned, form];
}

type Fields = Readonly<Record<'completedOn' | 'link' | 'note', Field>>;

function fieldsOf({ say }: App, { key }: Task): Fields {
  const optional = (words: string): string => `${words} (${say('portal.my.optional')})`;
  const fields = {
    completedOn: field({
      id: 'hand-in-day',
      label: say('portal.my.hand-in.day'),
      attributes: { type: 'date', max: today() },
    }),
    link: field({
      id: 'hand-in-link',
      label: optional(say('portal.my.hand-in.link')),
      attributes: { type: 'url', inputmode: 'url', autocomplete: 'off' },
    }),
    note: field({ id: 'hand-in-note', label: optional(say('portal.my.hand-in.note')), lines: true }),
  };
  const draft = draftOf(key) ?? { completedOn: today(), link: '', note: '' };
  fields.completedOn.input.value = draft.completedOn;
  fields.link.input.value = draft.link;
  fields.note.input.value = draft.note;
  return fields;
}

function typedIn({ completedOn, link: address, note }: Fields) {
  return { completedOn: completedOn.input.value, link: address.input.value, note: note.input.value };
}

/** First the file, once; then the work that names it. */
async function handIn(
  app: App,
  task: Task,
  fields: Fields,
  tell: (words: string) => void,
): Promise<string | null> {
  for (const each of Object.values(fields)) each.refuse('');
  const sent = await sendFile(app, task, tell);
  tell('');
  if (sent.kind !== 'done') return app.wordsOf(sent);
  const { completedOn, link: address, note } = typedIn(fields);
  const input = {
    recordId: task.record.id,
    assignment: task.assignment.number,
    completedOn,
    evidenceLink: address.trim() || null,
    note: note.trim() || null,
    evidenceFileId: sent.value?.id ?? null,
  };
  const answer = await app.act(() => app.query(HAND_IN_WORK, { input }));
  if (answer.kind === 'unreachable') return app.say('portal.my.hand-in.unanswered');
  if (answer.kind === 'refused') return answer.message;
  const result = answer.value.handInWork;
  if (result.__typename === 'WorkHandedIn') return isHandedIn(app, task);
  if (result.__typename === 'InvalidInput') showProblems(fields, result.fields);
  return result.message;
}

function isHandedIn(app: App, { key, assignment: { number } }: Task): null {
  forgetDraft(key);
  app.go('#progress');
  app.tell(app.say('portal.my.hand-in.done', { number }));
  return null;
}

/** Null where no file was chosen. One that the server has already is not sent again. */
async function sendFile(
  app: App,
  { key, record }: Task,
  tell: (words: string) => void,
): Promise<Answer<KeptFile | null>> {
  const chosen = chosenFiles.get(key);
  if (chosen === undefined) return { kind: 'done', value: null };
  if (chosen.keptAs !== null) return { kind: 'done', value: { id: chosen.keptAs } };
  const path = `/my/evidence?record=${encodeURIComponent(record.id)}`;
  const answer = await app.act(() =>
    upload(path, chosen.file, {
      language: app.language,
      tell: (percent) => tell(app.say('portal.my.hand-in.sending', { percent })),
    }),
  );
  if (answer.kind === 'done') chosen.keptAs = answer.value.id;
  return answer;
}

const FIELD_OF: Readonly<Record<string, keyof Fields>> = {
  completedOn: 'completedOn',
  evidenceLink: 'link',
  note: 'note',
};

function showProblems(
  fields: Fields,
  problems: readonly { readonly field: string; readonly message: string }[],
): void {
  for (const { field: name, message } of problems) {
    const own = FIELD_OF[name];
    if (own !== undefined) fields[own].refuse(message);
  }
}
