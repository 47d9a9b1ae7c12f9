import { Body, Controller, Headers, HttpCode, HttpStatus, Ip, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { AcceptInvitation, LookAtInvitation } from '#platform/identity';
import { localeOf } from '#platform/wording';

import { Refused } from '../http/http-faults.filter.js';
import { sessionCookie, sessionIdOf } from '../http/session-cookie.js';
import { fieldsRefused, invitationRefused, tooManyTokens } from './invitation-refusals.js';

/** What the page of an invitation shows. */
interface InvitationAnswer {
  /** Null for LPHQ’s own team. */
  readonly agency: { readonly name: string } | null;
  /** Null where LPHQ invites. */
  readonly invitedBy: string | null;
  readonly role: string;
  readonly email: string;
  readonly hasAccount: boolean;
  readonly locale: string;
  readonly expiresAt: string;
}

/**
 * For whoever holds the token of an invitation, and nobody else has to be signed in. The token comes in the body of a
 * POST: what follows `#` in the mail's link reaches neither a log nor another site, and looking uses nothing up (T01).
 */
@Controller('invitation')
export class InvitationController {
  constructor(
    private readonly looking: LookAtInvitation,
    private readonly accepting: AcceptInvitation,
  ) {}

  @Post()
  @HttpCode(HttpStatus.OK)
  async look(@Body() body: unknown, @Ip() address: string): Promise<InvitationAnswer> {
    const outcome = await this.looking.run({ token: textOf(body, 'token'), address });
    switch (outcome.kind) {
      case 'invitation-open': {
        const { agencyName, invitedByName, role, email, locale, expiresAt } = outcome.invitation;
        const agency = agencyName === null ? null : { name: agencyName };
        const { hasAccount } = outcome;
        return {
          agency,
          invitedBy: invitedByName,
          role,
          email,
          hasAccount,
          locale,
          expiresAt: expiresAt.toISOString(),
        };
      }
      case 'invitation-refused':
        throw invitationRefused();
      case 'too-many-attempts':
        throw tooManyTokens(outcome.retryAfter);
    }
  }

  @Post('accept')
  @HttpCode(HttpStatus.NO_CONTENT)
  async accept(
    @Body() body: unknown,
    @Headers('cookie') cookie: string | undefined,
    @Ip() address: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const form = { displayName: textOf(body, 'displayName'), password: textOf(body, 'password') };
    const came = { replaces: sessionIdOf(cookie), address, userAgent: request.headers['user-agent'] };
    const token = textOf(body, 'token');
    const outcome = await this.accepting.run({ token, ...form, ...came, requestId: request.id });
    switch (outcome.kind) {
      case 'invitation-accepted':
        if (outcome.sessionId !== null) void reply.header('Set-Cookie', sessionCookie(outcome.sessionId));
        return undefined;
      case 'invitation-refused':
        throw invitationRefused();
      case 'password-refused':
        throw new Refused(HttpStatus.FORBIDDEN, 'PASSWORD_REFUSED', 'problem.invitation-password-refused');
      case 'agency-suspended':
        throw new Refused(HttpStatus.CONFLICT, 'AGENCY_SUSPENDED', 'problem.invitation-agency-suspended');
      case 'roles-separated':
        throw new Refused(HttpStatus.CONFLICT, 'ROLES_SEPARATED', 'problem.roles-separated');
      case 'too-many-attempts':
        throw tooManyTokens(outcome.retryAfter);
      case 'invalid-input':
        void reply.code(HttpStatus.UNPROCESSABLE_ENTITY);
        return fieldsRefused(localeOf(request.headers['accept-language']), outcome.problems);
    }
  }
}

/** A field of what was sent, as text; what is none is as good as empty. */
function textOf(body: unknown, field: string): string {
  const value = ((body ?? {}) as Record<string, unknown>)[field];
  return typeof value === 'string' ? value : '';
}
