import { Body, Controller, HttpCode, HttpStatus, Ip, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { AskReset, FinishReset } from '#platform/identity';
import { localeOf } from '#platform/wording';

import { Refused } from '../http/http-faults.filter.js';
import { noSessionCookie } from '../http/session-cookie.js';
import { fieldsRefused } from '../invitations/invitation-refusals.js';
import { tooManyAttempts } from '../session/session-refusals.js';

/**
 * The way back for whoever forgot the password; nobody has to be signed in. Asking says nothing of whether an address
 * has an account (T71). The token comes in the body of a POST: what follows `#` in the mail’s link reaches no log.
 */
@Controller('password-reset')
export class PasswordResetController {
  constructor(
    private readonly asking: AskReset,
    private readonly finishing: FinishReset,
  ) {}

  @Post()
  @HttpCode(HttpStatus.ACCEPTED)
  async ask(@Body() body: unknown, @Ip() address: string): Promise<void> {
    const { email } = (body ?? {}) as { email?: unknown };
    if (typeof email !== 'string' || email.trim() === '')
      throw new Refused(HttpStatus.BAD_REQUEST, 'FORM_INCOMPLETE', 'problem.reset-incomplete');
    const outcome = await this.asking.run({ email, address });
    if (outcome.kind === 'too-many-attempts')
      throw tooManyAttempts(outcome.retryAfter, 'problem.too-many-resets');
  }

  @Post('finish')
  @HttpCode(HttpStatus.NO_CONTENT)
  async finish(
    @Body() body: unknown,
    @Ip() address: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const { token, password } = (body ?? {}) as { token?: unknown; password?: unknown };
    if (typeof token !== 'string' || typeof password !== 'string')
      throw new Refused(HttpStatus.BAD_REQUEST, 'FORM_INCOMPLETE', 'problem.reset-finish-incomplete');
    const outcome = await this.finishing.run({ token, password, address, requestId: request.id });
    switch (outcome.kind) {
      case 'password-set':
        // Every session of the account is over, and a cookie of one would only be refused.
        void reply.header('Set-Cookie', noSessionCookie());
        return undefined;
      case 'reset-refused':
        throw new Refused(HttpStatus.GONE, 'RESET_REFUSED', 'problem.reset-refused');
      case 'too-many-attempts':
        throw tooManyAttempts(outcome.retryAfter, 'problem.too-many-resets');
      case 'invalid-input':
        void reply.code(HttpStatus.UNPROCESSABLE_ENTITY);
        return fieldsRefused(localeOf(request.headers['accept-language']), outcome.problems);
    }
  }
}
