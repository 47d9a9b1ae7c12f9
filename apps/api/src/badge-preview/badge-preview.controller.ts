import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { ForeseeBadge, ForeseeScan, type NameChoice } from '#learners/badges';
import { SessionOf, type SignedInPerson } from '#platform/identity';
import type { MemberActor } from '#platform/tenancy';
import { localeOf } from '#platform/wording';

import { mayAsk } from '../authorisation.js';
import { Refused } from '../http/http-faults.filter.js';
import { sessionIdOf } from '../http/session-cookie.js';
import { PreviewPage } from './preview-page.js';

/** Who may look at a learner and at a badge may look at what strangers see of them. */
const FIELDS = { learner: 'Query.learner', badge: 'Query.badge' } as const;

const NAME_CHOICES: readonly NameChoice[] = ['INITIAL_AND_FAMILY', 'NONE'];

/**
 * What a stranger will see, for the portal to show in a frame: before a badge is issued and after. REST, because the
 * answer is a page. It says VALID of what nobody signed, so it opens in a frame of ours alone: no browser shows it as
 * a page of its own at a door.
 */
@Controller()
export class BadgePreviewController {
  constructor(
    private readonly sessionOf: SessionOf,
    private readonly badge: ForeseeBadge,
    private readonly scan: ForeseeScan,
    private readonly page: PreviewPage,
  ) {}

  @Get('learners/:id/badge-preview')
  async beforeIssuing(
    @Param('id') learnerId: string,
    @Query('name') name: unknown,
    @Query('lang') lang: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { person, actor } = await this.personAsking(request, FIELDS.learner);
    const nameChoice = NAME_CHOICES.find((choice) => choice === name);
    if (nameChoice === undefined)
      throw new Refused(400, 'NAME_CHOICE_MISSING', 'problem.preview-name-choice');
    const outcome = await this.badge.run(actor, { learnerId, nameChoice });
    if (outcome.kind === 'learner-unknown')
      throw new Refused(404, 'LEARNER_UNKNOWN', 'problem.learner-unknown');
    const preview = { record: outcome.record, code: null, asked: `name=${nameChoice}` };
    this.page.send(reply, preview, languageFor(request, lang, person));
  }

  @Get('badges/:id/scan-preview')
  async ofBadge(
    @Param('id') badgeId: string,
    @Query('lang') lang: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { person, actor } = await this.personAsking(request, FIELDS.badge);
    const outcome = await this.scan.run(actor, badgeId);
    if (outcome.kind === 'badge-unknown') throw new Refused(404, 'BADGE_UNKNOWN', 'problem.badge-unknown');
    this.page.send(reply, outcome, languageFor(request, lang, person));
  }

  private async personAsking(
    request: FastifyRequest,
    field: (typeof FIELDS)[keyof typeof FIELDS],
  ): Promise<{ person: SignedInPerson; actor: MemberActor }> {
    const destination = request.headers['sec-fetch-dest'];
    if (destination !== undefined && destination !== 'iframe')
      throw new Refused(403, 'FRAME_ONLY', 'problem.preview-frame-only');
    const person = await this.sessionOf.run(sessionIdOf(request.headers.cookie), request.id);
    if (person === null) throw new Refused(401, 'UNAUTHENTICATED', 'problem.not-signed-in');
    const { actor } = person;
    if (actor.kind !== 'member' || !mayAsk(field, actor.roles))
      throw new Refused(403, 'FORBIDDEN', 'problem.not-permitted');
    return { person, actor };
  }
}

function languageFor(request: FastifyRequest, lang: unknown, person: SignedInPerson) {
  return localeOf(
    request.headers['accept-language'],
    typeof lang === 'string' ? lang : undefined,
    person.locale,
  );
}
