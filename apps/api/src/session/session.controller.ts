import { Body, Controller, Delete, Get, Headers, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { PasswordDoor, SessionOf, SignOut } from '#platform/identity';

import { Refused } from '../http/http-faults.filter.js';
import { noSessionCookie, sessionCookie, sessionIdOf } from '../http/session-cookie.js';
import { type SessionAnswer, SessionView } from './session-view.js';

/** Signing in, who is signed in, signing out. REST, because it comes before everything that GraphQL guards. */
@Controller('session')
export class SessionController {
  constructor(
    private readonly door: PasswordDoor,
    private readonly sessionOf: SessionOf,
    private readonly ending: SignOut,
    private readonly view: SessionView,
  ) {}

  @Post()
  @HttpCode(204)
  async signIn(
    @Body() body: unknown,
    @Headers('cookie') cookie: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const { email, password } = (body ?? {}) as { email?: unknown; password?: unknown };
    const answer = await this.door.open({ email, password }, sessionIdOf(cookie));
    switch (answer.kind) {
      case 'signed-in':
        reply.header('Set-Cookie', sessionCookie(answer.sessionId));
        return;
      case 'sign-in-refused':
        throw new Refused(401, 'SIGN_IN_REFUSED', 'problem.sign-in-refused');
      case 'form-incomplete':
        throw new Refused(400, 'FORM_INCOMPLETE', 'problem.sign-in-incomplete');
    }
  }

  @Get()
  async who(
    @Headers('cookie') cookie: string | undefined,
    @Req() request: FastifyRequest,
  ): Promise<SessionAnswer> {
    const person = await this.sessionOf.run(sessionIdOf(cookie), request.id);
    if (person === null) throw new Refused(401, 'UNAUTHENTICATED', 'problem.not-signed-in');
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
