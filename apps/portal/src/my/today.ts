import { html } from '../my-badge/dom.js';
import { minuteOf } from '../wording/days.js';
import type { App } from './app.js';
import { MY_BADGE_TODAY } from './my.graphql.js';
import { actButton } from './pieces.js';
import type { MyBadge } from './record.js';

/** Asks what a scan of the badge answers now. Without an answer it says that it could not be checked, and nothing else. */
export function todayParts(app: App, badge: MyBadge, isLive: boolean): Node[] {
  const place = html('div', { role: 'status', class: 'today' });
  const ask = actButton(app.say('portal.my.badges.today'), async () => {
    const answer = await app.query(MY_BADGE_TODAY, { id: badge.id });
    if (answer.kind === 'refused') return answer.message;
    const told = answer.kind === 'done' ? answer.value.myBadgeToday : null;
    place.replaceChildren(...(told === null ? unknownParts(app) : toldParts(app, badge, told)));
    return null;
  });
  if (!isLive) place.replaceChildren(...unknownParts(app));
  return [ask, place];
}

interface Told {
  readonly outcome:
    | 'VALID'
    | 'EXPIRED'
    | 'SUSPENDED'
    | 'REVOKED'
    | 'NOT_YET_VALID'
    | 'NOT_FOUND'
    | 'ALTERED'
    | 'CANNOT_CHECK';
  readonly word: string;
  readonly checkedAt: string;
  readonly issuerAuthorised: boolean;
}

function toldParts({ say }: App, badge: MyBadge, told: Told): Node[] {
  const { outcome, word, checkedAt, issuerAuthorised } = told;
  const values = { phone: badge.agency.phone, day: minuteOf(badge.validFrom).slice(0, 10) };
  const ended = issuerAuthorised ? [] : [html('p', {}, say('portal.my.today.issuer-ended'))];
  return [
    html('p', {}, say('portal.my.today.title')),
    html('p', { class: `outcome ${outcome.toLowerCase()}` }, word),
    html('p', {}, say(`portal.my.today.do.${outcome}`, values)),
    ...ended,
    html('p', { class: 'hint' }, say('portal.my.today.checked', { moment: minuteOf(checkedAt) })),
  ];
}

function unknownParts({ say }: App): Node[] {
  return [
    html('p', { class: 'outcome cannot_check' }, say('portal.my.today.unknown')),
    html('p', {}, say('portal.my.today.unknown-about')),
  ];
}
