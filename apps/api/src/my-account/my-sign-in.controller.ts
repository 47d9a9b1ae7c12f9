import { Body, Controller, HttpCode, HttpStatus, Ip, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { DEVICE_LIFETIME, Passkeys, SignInByCode } from '#learners/accounts';
import { localeOf } from '#platform/wording';

import { Refused } from '../http/http-faults.filter.js';
import { learnerCookie, learnerSessionIdOf } from '../http/learner-cookie.js';
import { codeRefused, fieldOf, passkeyRefused, textOf, tooMany } from './my-refusals.js';

/** The accounts that share an address, where there are several. */
interface Choices {
  readonly accounts: readonly { readonly choice: string; readonly name: string; readonly agency: string }[];
}

/**
 * How learners sign in: by a code that a mail brings, or by a passkey. Asking for a code says nothing of whether anybody
 * signs in with the address (T71). The handle binds the answer to the browser that asked.
 */
@Controller('my/sign-in')
export class MySignInController {
  constructor(
    private readonly byCode: SignInByCode,
    private readonly passkeys: Passkeys,
  ) {}

  @Post('code')
  @HttpCode(HttpStatus.ACCEPTED)
  async askForCode(
    @Body() body: unknown,
    @Ip() address: string,
    @Req() request: FastifyRequest,
  ): Promise<{ handle: string }> {
    const email = textOf(body, 'email');
    if (email.trim() === '')
      throw new Refused(HttpStatus.BAD_REQUEST, 'FORM_INCOMPLETE', 'problem.my-email-missing');
    const locale = localeOf(request.headers['accept-language'], textOf(body, 'locale'));
    const sessionId = learnerSessionIdOf(request.headers.cookie);
    const outcome = await this.byCode.ask({ email, locale, address, sessionId });
    if (outcome.kind === 'too-many-attempts') throw tooMany(outcome.retryAfter);
    return { handle: outcome.handle };
  }

  @Post('code/check')
  async checkCode(
    @Body() body: unknown,
    @Ip() address: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Choices | undefined> {
    const outcome = await this.byCode.answer({
      handle: textOf(body, 'handle'),
      code: textOf(body, 'code'),
      choice: textOf(body, 'choice') || null,
      address,
      replaces: learnerSessionIdOf(request.headers.cookie),
    });
    switch (outcome.kind) {
      case 'signed-in':
        void reply.code(HttpStatus.NO_CONTENT);
        void reply.header('Set-Cookie', learnerCookie(outcome.sessionId, DEVICE_LIFETIME));
        return undefined;
      case 'choose':
        void reply.code(HttpStatus.OK);
        return { accounts: outcome.accounts };
      case 'code-refused':
        throw codeRefused();
      case 'too-many-attempts':
        throw tooMany(outcome.retryAfter);
    }
  }

  @Post('passkey/options')
  @HttpCode(HttpStatus.OK)
  async askForPasskey(@Ip() address: string): Promise<{ handle: string; options: unknown }> {
    const outcome = await this.passkeys.askToSignIn(address);
    if (outcome.kind === 'too-many-attempts') throw tooMany(outcome.retryAfter);
    return { handle: outcome.handle, options: outcome.options };
  }

  @Post('passkey')
  @HttpCode(HttpStatus.NO_CONTENT)
  async byPasskey(
    @Body() body: unknown,
    @Ip() address: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const answer = { handle: textOf(body, 'handle'), response: fieldOf(body, 'response'), address };
    const outcome = await this.passkeys.signIn(answer, learnerSessionIdOf(request.headers.cookie));
    switch (outcome.kind) {
      case 'signed-in':
        void reply.header('Set-Cookie', learnerCookie(outcome.sessionId, DEVICE_LIFETIME));
        return;
      case 'passkey-refused':
        throw passkeyRefused();
      case 'too-many-attempts':
        throw tooMany(outcome.retryAfter);
    }
  }
}
