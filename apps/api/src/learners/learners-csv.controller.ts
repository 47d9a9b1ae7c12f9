import { Readable } from 'node:stream';

import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import {
  ENROLMENT_STANDINGS,
  ExportLearners,
  JOININGS,
  LEARNER_ORDERS,
  LEARNER_WORK,
  type LearnerFilter,
  type ListedLearner,
  TRACKS,
} from '#learners/roster';
import { Clock } from '#platform/clock';
import { SessionOf, type SignedInPerson } from '#platform/identity';
import type { MemberActor } from '#platform/tenancy';
import { type Locale, localeOf, say } from '#platform/wording';

import { mayAsk } from '../authorisation.js';
import { Refused } from '../http/http-faults.filter.js';
import { sessionIdOf } from '../http/session-cookie.js';
import { BYTE_ORDER_MARK, csvLine } from './csv.js';
import { LearnerSheet } from './learner-sheet.js';

type Asked = Readonly<Record<string, unknown>>;

/** The list of learners as a file. REST, because a browser saves what a link answers; it takes the filter of the list. */
@Controller()
export class LearnersCsvController {
  constructor(
    private readonly sessionOf: SessionOf,
    private readonly exporting: ExportLearners,
    private readonly sheet: LearnerSheet,
    private readonly clock: Clock,
  ) {}

  @Get('learners.csv')
  async file(
    @Query() asked: Asked,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { person, actor } = await this.personAsking(request);
    const filter = filterOf(asked);
    const order = choice(asked, 'order', LEARNER_ORDERS) ?? 'NAME';
    const locale = localeOf(request.headers['accept-language'], text(asked, 'lang'), person.locale);
    const pages = await this.exporting.run(actor, filter, order);
    const name = say(locale, 'csv.learners.file', { day: this.clock.today() });
    void reply
      .headers({
        'content-type': 'text/csv; charset=utf-8; header=present',
        'content-disposition': `attachment; filename="${name}.csv"`,
        'content-security-policy': "default-src 'none'; sandbox",
        'cache-control': 'no-store',
      })
      .send(Readable.from(this.lines(actor, locale, pages)));
  }

  private async *lines(
    actor: MemberActor,
    locale: Locale,
    pages: AsyncGenerator<readonly ListedLearner[]>,
  ): AsyncGenerator<string> {
    yield `${BYTE_ORDER_MARK}${csvLine(this.sheet.headings(locale))}`;
    for await (const page of pages) {
      const learners = page.map(({ learner }) => learner);
      const rows = await this.sheet.rows(actor, learners, { locale, at: this.clock.now() });
      yield rows.map(csvLine).join('');
    }
  }

  /** A list of people leaves for whoever may see it, by a link of ours or an address typed: no other site starts it. */
  private async personAsking(
    request: FastifyRequest,
  ): Promise<{ person: SignedInPerson; actor: MemberActor }> {
    const site = request.headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin' && site !== 'none')
      throw new Refused(403, 'ORIGIN_REFUSED', 'problem.origin-refused');
    const person = await this.sessionOf.run(sessionIdOf(request.headers.cookie), request.id);
    if (person === null) throw new Refused(401, 'UNAUTHENTICATED', 'problem.not-signed-in');
    const { actor } = person;
    if (actor.kind !== 'member' || !mayAsk('Query.learners', actor.roles))
      throw new Refused(403, 'FORBIDDEN', 'problem.not-permitted');
    return { person, actor };
  }
}

function filterOf(asked: Asked): LearnerFilter {
  const filter = {
    search: text(asked, 'search'),
    communityId: text(asked, 'communityId'),
    track: choice(asked, 'track', TRACKS),
    standing: choice(asked, 'standing', ENROLMENT_STANDINGS),
    work: choice(asked, 'work', LEARNER_WORK),
    joining: choice(asked, 'joining', JOININGS),
  };
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}

/** Refuses a filter that cannot be read: a file of everybody is not what was asked. */
function text(asked: Asked, name: string): string | undefined {
  const value = asked[name];
  if (value === undefined || value === '') return undefined;
  if (typeof value === 'string') return value;
  throw new Refused(400, 'FILTER_UNREADABLE', 'problem.filter-unreadable');
}

function choice<Choice extends string>(
  asked: Asked,
  name: string,
  choices: readonly Choice[],
): Choice | undefined {
  const value = text(asked, name);
  if (value === undefined) return undefined;
  const chosen = choices.find((each) => each === value);
  if (chosen === undefined) throw new Refused(400, 'FILTER_UNREADABLE', 'problem.filter-unreadable');
  return chosen;
}
