import { Body, Controller, HttpCode, HttpStatus, Ip, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { ClaimDoor, DEVICE_LIFETIME } from '#learners/accounts';
import { localeOf } from '#platform/wording';

import { learnerCookie } from '../http/learner-cookie.js';
import { claimRefused, textOf, tooMany } from './my-refusals.js';

/** Whose record a code opens. */
interface ClaimAnswer {
  readonly name: string;
  readonly agency: string;
  readonly expiresAt: string;
}

/**
 * For whoever holds a claim code, and nobody has to be signed in. The code comes in the body of a POST, so that it stands
 * in no log; looking uses nothing up, so that nobody opens what is not theirs by mistake.
 */
@Controller('my/claim')
export class MyClaimController {
  constructor(private readonly door: ClaimDoor) {}

  @Post()
  @HttpCode(HttpStatus.OK)
  async look(@Body() body: unknown, @Ip() address: string): Promise<ClaimAnswer> {
    const outcome = await this.door.look({ code: textOf(body, 'code'), address });
    switch (outcome.kind) {
      case 'claim-open': {
        const { displayName: name, agencyName: agency, expiresAt } = outcome.claim;
        return { name, agency, expiresAt: expiresAt.toISOString() };
      }
      case 'claim-refused':
        throw claimRefused();
      case 'too-many-attempts':
        throw tooMany(outcome.retryAfter);
    }
  }

  /** Signs this device in. */
  @Post('open')
  @HttpCode(HttpStatus.NO_CONTENT)
  async open(
    @Body() body: unknown,
    @Ip() address: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const locale = localeOf(request.headers['accept-language'], textOf(body, 'locale'));
    const held = { code: textOf(body, 'code'), address, locale, requestId: request.id };
    const outcome = await this.door.open(held);
    switch (outcome.kind) {
      case 'account-opened':
        void reply.header('Set-Cookie', learnerCookie(outcome.sessionId, DEVICE_LIFETIME));
        return;
      case 'claim-refused':
        throw claimRefused();
      case 'too-many-attempts':
        throw tooMany(outcome.retryAfter);
    }
  }
}
