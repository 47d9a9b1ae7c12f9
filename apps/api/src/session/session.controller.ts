import { Body, Controller, Delete, Get, Headers, HttpCode, Ip, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { PasswordDoor, SessionOf, SignOut, StepUp } from '#platform/identity';

import { Refused } from '../http/http-faults.filter.js';
import { noSessionCookie, sessionCookie, sessionIdOf } from '../http/session-cookie.js';
import { useOf } from '../http/use.js';
import { notSignedIn, tooManyAttempts } from './session-refusals.js';
import { type SessionAnswer, SessionView } from './session-view.js';

/** Signing in, proving it again, who is signed in, signing out. REST, because it comes before everything that GraphQL guards. */
@Controller('session')
export class SessionController {
  constructor(
    private readonly door: PasswordDoor,
    private readonly steppingUp: StepUp,
    private readonly sessionOf: SessionOf,
    private readonly ending: SignOut,
    private readonly view: SessionView,
  ) {}

  @Post()
  @HttpCode(204)
  async signIn(
    @Body() body: unknown,
    @Headers() headers: FastifyRequest['headers'],
    @Ip() address: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const { email, password } = (body ?? {}) as { email?: unknown; password?: unknown };
    const caller = { replaces: sessionIdOf(headers.cookie), address, userAgent: headers['user-agent'] };
    const answer = await this.door.open({ email, password }, caller);
    switch (answer.kind) {
      case 'signed-in':
        reply.header('Set-Cookie', sessionCookie(answer.sessionId));
        return;
      case 'sign-in-refused':
        throw new Refused(401, 'SIGN_IN_REFUSED', 'problem.sign-in-refused');
      case 'too-many-attempts':
        throw tooManyAttempts(answer.retryAfter);
      case 'form-incomplete':
        throw new Refused(400, 'FORM_INCOMPLETE', 'problem.sign-in-incomplete');
    }
  }

  /** The password once more, for acts that ask who is there now; a stub until there are passkeys (T22). */
  @Post('step-up')
  @HttpCode(204)
  async stepUp(
    @Body() body: unknown,
    @Headers('cookie') cookie: string | undefined,
    @Ip() address: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const { password } = (body ?? {}) as { password?: unknown };
    if (typeof password !== 'string' || password === '')
      throw new Refused(400, 'FORM_INCOMPLETE', 'problem.step-up-incomplete');
    const answer = await this.steppingUp.run({ sessionId: sessionIdOf(cookie), password, address });
    switch (answer.kind) {
      case 'stepped-up':
        reply.header('Set-Cookie', sessionCookie(answer.sessionId));
        return;
      case 'password-refused':
        throw new Refused(403, 'PASSWORD_REFUSED', 'problem.step-up-refused');
      case 'too-many-attempts':
        throw tooManyAttempts(answer.retryAfter);
      case 'not-signed-in':
        throw notSignedIn();
    }
  }

  @Get()
  async who(
    @Headers('cookie') cookie: string | undefined,
    @Req() request: FastifyRequest,
  ): Promise<SessionAnswer> {
    const person = await this.sessionOf.run(sessionIdOf(cookie), request.id, useOf(request.headers));
    if (person === null) throw notSignedIn();
    return this.view.of(person);
  }

  @Delete()
  @HttpCode(204)
  async signOut(
    @Headers('cookie') cookie: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const sessionId = sessionIdOf(cookie);
    if (sessionId !== null) await this.ending.run(sessionId);
    reply.header('Set-Cookie', noSessionCookie());
  }
}
