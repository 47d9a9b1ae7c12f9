import supertest, { type Response } from 'supertest';

import { Person } from './people.js';
import type { TestApi } from './running-api.js';
import { act, type Team } from './team.js';

/** A code on a slip, drawn by the team's registrar. */
export async function aClaimCode(team: Pick<Team, 'registrar'>, learnerId: string): Promise<string> {
  const { codes } = await act(team.registrar, 'drawClaimCodes', { learnerIds: [learnerId] });
  const [{ code }] = codes as [{ code: string }];
  return code;
}

/** A browser at the doors of learners, which keeps the cookie that it is given. */
export class LearnerBrowser {
  cookie = '';

  constructor(private readonly api: Pick<TestApi, 'url'>) {}

  async asks(method: 'get' | 'post' | 'put' | 'delete', path: string, body?: object): Promise<Response> {
    const { host } = new URL(this.api.url);
    const request = supertest(this.api.url)[method](path).set({ origin: this.api.url, host });
    if (this.cookie) void request.set('cookie', this.cookie);
    const answer = await (body ? request.send(body) : request);
    const [set] = answer.get('Set-Cookie') ?? [];
    if (set !== undefined) this.cookie = set.includes('Max-Age=0') ? '' : (set.split(';')[0] ?? '');
    return answer;
  }

  /** The same browser, asking GraphQL. */
  get person(): Person {
    return Person.holding(this.api.url, this.cookie);
  }
}

/** A learner who has just opened their account on a device, by a code that the team's registrar drew. */
export async function aLearnerSession(
  api: TestApi,
  team: Pick<Team, 'registrar'>,
  learnerId: string,
): Promise<LearnerBrowser> {
  const browser = new LearnerBrowser(api);
  const answer = await browser.asks('post', '/my/claim/open', {
    code: await aClaimCode(team, learnerId),
    locale: 'en-CA',
  });
  if (answer.status !== 204) throw new Error(`Opening the account answered ${answer.status}.`);
  return browser;
}

/** Makes the proof of every learner's session so many minutes old. */
export async function provedMinutesAgo({ db }: TestApi, minutes: number): Promise<void> {
  await db.adminQuery(`update learner_sessions set proved_at = now() - $1 * interval '1 minute'`, [minutes]);
}
