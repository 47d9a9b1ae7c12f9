import { formatCode } from '#proof/compact';

import { html } from '../my-badge/dom.js';
import { minuteOf, timeOf } from '../wording/days.js';
import { type App, wantsSignIn } from './app.js';
import { type BadgeWord, wordOf } from './badge-word.js';
import { deviceClock } from './device-clock.js';
import { keepBadges, type KeptBadges, keptBadges } from './kept-badges.js';
import { MY_BADGES } from './my.graphql.js';
import { link, named, sentence } from './pieces.js';
import type { MyBadge } from './record.js';
import { showBadge } from './show-badge.js';
import { todayParts } from './today.js';

/** Own badges, from the server where it answers, else what this device keeps, said to be that. */
export async function badgesScreen(app: App): Promise<Node[]> {
  const { say } = app;
  const title = html('h1', {}, say('portal.my.badges.title'));
  const standing = await app.whoIsIn();
  const answer = await app.query(MY_BADGES, {});
  if (wantsSignIn(answer)) return endedElsewhere(app);
  if (answer.kind !== 'done' || standing.kind !== 'in') return [title, ...keptParts(app)];
  const { asOf, badges } = answer.value.myBadges;
  const { name, endsAt: until } = standing.session;
  const kept = { name, until, asOf, badges };
  keepBadges(kept);
  const words = say('portal.my.badges.as-of-live', { moment: minuteOf(asOf) });
  return [title, html('p', { class: 'hint' }, words), ...listOf(app, kept, true)];
}

/** The session is over though it stood a moment ago: the page is drawn anew, which takes the copy away. */
function endedElsewhere(app: App): Node[] {
  app.forgetStanding();
  app.go('#badges');
  return [];
}

function keptParts(app: App): Node[] {
  const { say } = app;
  const kept = keptBadges();
  if (kept === null) return [html('p', {}, say('portal.my.badges.not-kept'))];
  return [
    html('p', { class: 'notice', role: 'status' }, say('portal.my.badges.offline')),
    html('p', { class: 'large' }, say('portal.my.badges.as-of', { moment: minuteOf(kept.asOf) })),
    ...listOf(app, kept, false),
    html('p', { class: 'hint' }, say('portal.my.badges.kept-until', { day: kept.until.slice(0, 10) })),
  ];
}

function listOf(app: App, { badges, asOf }: KeptBadges, isLive: boolean): Node[] {
  const { say } = app;
  if (badges.length === 0) return [html('p', {}, say('portal.my.badges.none'))];
  return [
    ...badges.map((badge) => badgeCard(app, badge, { asOf, isLive })),
    html('p', { class: 'hint' }, say('portal.my.badges.not-a-licence')),
  ];
}

const MARKS: Readonly<Record<BadgeWord, string>> = {
  PREPARED: '◔',
  ISSUED: '◉',
  BEGINS: '◷',
  EXPIRED: '◶',
  SUSPENDED: '❚❚',
  REVOKED: '✕',
  REPLACED: '↻',
};

function badgeCard(
  app: App,
  badge: MyBadge,
  { asOf, isLive }: { readonly asOf: string; readonly isLive: boolean },
): HTMLElement {
  const { say } = app;
  const word = wordOf(badge, Math.max(Date.parse(asOf), deviceClock()));
  const state = say(`portal.my.badges.state.${word}`);
  const mark = html('span', { 'aria-hidden': 'true' }, MARKS[word]);
  const told = isLive ? state : say('portal.my.badges.last-state', { state });
  const acts = badge.fullLink === null ? [] : actsOf(app, badge, isLive);
  return html(
    'article',
    { class: 'card' },
    html('h2', {}, say(`portal.my.badges.kind.${badge.kind}`)),
    html('p', { class: `state ${word.toLowerCase()}` }, mark, ' ', html('span', {}, told)),
    ...reasonOf(app, badge),
    ...factsOf(app, badge, word),
    ...acts,
    ...emblemLink(app, badge, word, isLive),
  );
}

const OVER: ReadonlySet<BadgeWord> = new Set(['EXPIRED', 'REVOKED', 'REPLACED']);

/** To the holder's own choice of what their card shows; what it is now stands there and in no copy. */
function emblemLink({ say }: App, { id }: MyBadge, word: BadgeWord, isLive: boolean): Node[] {
  if (!isLive || OVER.has(word)) return [];
  return [html('p', {}, link(`#emblem/${id}`, say('portal.my.badges.emblem')))];
}

function actsOf(app: App, badge: MyBadge, isLive: boolean): Node[] {
  const show = html('button', { type: 'button' }, app.say('portal.my.badges.show'));
  show.addEventListener('click', () => showBadge(badge, app.say));
  return [html('div', { class: 'act' }, show), ...todayParts(app, badge, isLive)];
}

function factsOf({ say }: App, badge: MyBadge, word: BadgeWord): Node[] {
  const { publicName, validFrom, validUntil, undoUntil, agency } = badge;
  const begins = minuteOf(validFrom).slice(0, 10);
  const name =
    publicName === null
      ? html('p', {}, say('portal.my.badges.nameless'))
      : sentence(say, 'portal.my.badges.name', { name: named(publicName) });
  const facts = [
    sentence(say, 'portal.my.badges.issuer', { agency: named(agency.name) }),
    html(
      'p',
      {},
      say(word === 'BEGINS' ? 'portal.my.badges.begins' : 'portal.my.badges.from', { day: begins }),
    ),
    html('p', {}, say('portal.my.badges.until', { day: validUntil })),
    html('p', { class: 'code' }, formatCode(badge.code as Parameters<typeof formatCode>[0])),
  ];
  const hold =
    undoUntil === null
      ? []
      : [html('p', { class: 'hint' }, say('portal.my.badges.hold', { time: timeOf(undoUntil) }))];
  return [name, ...facts, ...hold];
}

/** The class of the reason and whom to turn to; what the agency noted beside it is the agency's. */
function reasonOf({ say }: App, { state, suspensionReason, revocationReason, agency }: MyBadge): Node[] {
  const reason = state === 'SUSPENDED' ? suspensionReason : revocationReason;
  if (reason === null) return [];
  const dispute =
    reason === 'SUPERSEDED'
      ? []
      : [html('p', {}, say('portal.my.badges.dispute', { ...agency, agency: agency.name }))];
  return [html('p', { class: 'notice' }, say(`portal.my.badges.reason.${reason}`)), ...dispute];
}
