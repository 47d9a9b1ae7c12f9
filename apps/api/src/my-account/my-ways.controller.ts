import {
  Body,
  Controller,
  Delete,
  HttpCode,
  HttpStatus,
  Ip,
  Param,
  Post,
  Put,
  Req,
  Res,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { LearnerSessions, Passkeys, type SignedInLearner, SignInAddress } from '#learners/accounts';
import { localeOf } from '#platform/wording';

import { Refused } from '../http/http-faults.filter.js';
import { learnerAsking } from '../http/learner-asking.js';
import { fieldsRefused } from '../invitations/invitation-refusals.js';
import { codeRefused, fieldOf, passkeyRefused, textOf, tooMany } from './my-refusals.js';

/** By what a learner signs in next time. Every change asks for a fresh sign-in. */
@Controller('my')
export class MyWaysController {
  constructor(
    private readonly sessions: LearnerSessions,
    private readonly passkeys: Passkeys,
    private readonly address: SignInAddress,
  ) {}

  @Post('passkeys/options')
  @HttpCode(HttpStatus.OK)
  async askForPasskey(
    @Req() request: FastifyRequest,
    @Ip() address: string,
  ): Promise<{ handle: string; options: unknown }> {
    const outcome = await this.passkeys.askToKeep(await this.fresh(request), address);
    if (outcome.kind === 'too-many-attempts') throw tooMany(outcome.retryAfter);
    return { handle: outcome.handle, options: outcome.options };
  }

  @Post('passkeys')
  @HttpCode(HttpStatus.NO_CONTENT)
  async keepPasskey(
    @Body() body: unknown,
    @Ip() address: string,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    const answer = { handle: textOf(body, 'handle'), response: fieldOf(body, 'response'), address };
    const outcome = await this.passkeys.keep(await this.fresh(request), answer);
    if (outcome.kind === 'too-many-attempts') throw tooMany(outcome.retryAfter);
    if (outcome.kind === 'passkey-refused') throw passkeyRefused();
  }

  @Delete('passkeys/:id')
  @HttpCode(HttpStatus.NO_CONTENT)
  async removePasskey(@Param('id') id: string, @Req() request: FastifyRequest): Promise<void> {
    if (await this.passkeys.remove(await this.fresh(request), id)) return;
    throw new Refused(HttpStatus.NOT_FOUND, 'PASSKEY_UNKNOWN', 'problem.my-passkey-unknown');
  }

  /** Has a code mailed to an address that is to be signed in with; it is kept once the code came back. */
  @Put('email')
  @HttpCode(HttpStatus.ACCEPTED)
  async askForAddress(
    @Body() body: unknown,
    @Ip() address: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const outcome = await this.address.ask(await this.fresh(request), {
      email: textOf(body, 'email'),
      address,
    });
    switch (outcome.kind) {
      case 'asked':
        return { handle: outcome.handle };
      case 'too-many-attempts':
        throw tooMany(outcome.retryAfter);
      case 'invalid-input':
        void reply.code(HttpStatus.UNPROCESSABLE_ENTITY);
        return fieldsRefused(localeOf(request.headers['accept-language']), outcome.problems);
    }
  }

  @Post('email/check')
  @HttpCode(HttpStatus.NO_CONTENT)
  async keepAddress(
    @Body() body: unknown,
    @Ip() address: string,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    const answer = { handle: textOf(body, 'handle'), code: textOf(body, 'code'), address };
    const outcome = await this.address.keep(await this.fresh(request), answer);
    if (outcome.kind === 'too-many-attempts') throw tooMany(outcome.retryAfter);
    if (outcome.kind === 'code-refused') throw codeRefused();
  }

  private fresh(request: FastifyRequest): Promise<SignedInLearner> {
    return learnerAsking(this.sessions, request, 'FRESH');
  }
}
