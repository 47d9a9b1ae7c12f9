import { Body, Controller, Headers, HttpCode, HttpStatus, Ip, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { Clock } from '#platform/clock';
import { ChangePassword, SessionOf, SwitchAgency } from '#platform/identity';
import { localeOf } from '#platform/wording';

import { Refused } from '../http/http-faults.filter.js';
import { sessionCookie, sessionIdOf } from '../http/session-cookie.js';
import { fieldsRefused } from '../invitations/invitation-refusals.js';
import { notSignedIn, tooManyAttempts } from './session-refusals.js';

/** What a session lasts from now on. */
interface SpanAnswer {
  readonly idleUntil: string;
  readonly endsAt: string;
  /** The server's time. */
  readonly now: string;
}

/** What somebody does with the session that they hold. REST, because most of it changes the cookie. */
@Controller('session')
export class SessionUpkeepController {
  constructor(
    private readonly sessionOf: SessionOf,
    private readonly switching: SwitchAgency,
    private readonly changing: ChangePassword,
    private readonly clock: Clock,
  ) {}

  /** Counts as use at once, whenever it was used last. */
  @Post('extend')
  @HttpCode(HttpStatus.OK)
  async extend(
    @Headers('cookie') cookie: string | undefined,
    @Req() request: FastifyRequest,
  ): Promise<SpanAnswer> {
    const person = await this.sessionOf.run(sessionIdOf(cookie), request.id, 'extended');
    if (person === null) throw notSignedIn();
    const { idleUntil, endsAt } = person.session;
    return {
      idleUntil: idleUntil.toISOString(),
      endsAt: endsAt.toISOString(),
      now: this.clock.now().toISOString(),
    };
  }

  /** Goes on in another agency, or at LPHQ where `slug` is null. */
  @Post('agency')
  @HttpCode(HttpStatus.NO_CONTENT)
  async switchAgency(
    @Body() body: unknown,
    @Headers('cookie') cookie: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const { slug } = (body ?? {}) as { slug?: unknown };
    if (slug !== null && (typeof slug !== 'string' || slug === ''))
      throw new Refused(HttpStatus.BAD_REQUEST, 'FORM_INCOMPLETE', 'problem.switch-incomplete');
    const outcome = await this.switching.run(sessionIdOf(cookie), slug);
    switch (outcome.kind) {
      case 'switched':
        void reply.header('Set-Cookie', sessionCookie(outcome.sessionId));
        return;
      case 'agency-unknown':
        throw new Refused(HttpStatus.NOT_FOUND, 'AGENCY_UNKNOWN', 'problem.switch-agency-unknown');
      case 'not-signed-in':
        throw notSignedIn();
    }
  }

  /** `present` is the password as it is, `password` as it is to be. */
  @Post('password')
  @HttpCode(HttpStatus.NO_CONTENT)
  async changePassword(
    @Body() body: unknown,
    @Ip() address: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const { present, password } = (body ?? {}) as { present?: unknown; password?: unknown };
    if (typeof present !== 'string' || present === '' || typeof password !== 'string')
      throw new Refused(HttpStatus.BAD_REQUEST, 'FORM_INCOMPLETE', 'problem.password-incomplete');
    const sessionId = sessionIdOf(request.headers.cookie);
    const change = { sessionId, password: present, next: password, address, requestId: request.id };
    const outcome = await this.changing.run(change);
    switch (outcome.kind) {
      case 'password-changed':
        void reply.header('Set-Cookie', sessionCookie(outcome.sessionId));
        return undefined;
      case 'password-refused':
        throw new Refused(HttpStatus.FORBIDDEN, 'PASSWORD_REFUSED', 'problem.step-up-refused');
      case 'too-many-attempts':
        throw tooManyAttempts(outcome.retryAfter);
      case 'not-signed-in':
        throw notSignedIn();
      case 'invalid-input':
        void reply.code(HttpStatus.UNPROCESSABLE_ENTITY);
        return fieldsRefused(localeOf(request.headers['accept-language']), outcome.problems);
    }
  }
}
