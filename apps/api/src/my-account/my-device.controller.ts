import { Controller, Delete, Get, HttpCode, HttpStatus, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

import { freshUntil, LearnerSessions, OwnWays, signedInUntil } from '#learners/accounts';

import { learnerAsking } from '../http/learner-asking.js';
import { learnerSessionIdOf, noLearnerCookie } from '../http/learner-cookie.js';

/** Who is signed in on this device, and for what. */
interface MySessionAnswer {
  readonly name: string;
  readonly level: string;
  /** Until when progress is shown, and until when something may be changed; null once that is over. */
  readonly provedUntil: string | null;
  readonly freshUntil: string | null;
  readonly endsAt: string;
  readonly ways: {
    readonly email: string | null;
    readonly passkeys: readonly {
      readonly id: string;
      readonly createdAt: string;
      readonly lastUsedAt: string | null;
    }[];
  };
}

/** The device's own session: what it opens, and its end. */
@Controller('my')
export class MyDeviceController {
  constructor(
    private readonly sessions: LearnerSessions,
    private readonly ways: OwnWays,
  ) {}

  @Get('session')
  async who(@Req() request: FastifyRequest): Promise<MySessionAnswer> {
    const learner = await learnerAsking(this.sessions, request, 'DEVICE');
    const { email, passkeys } = await this.ways.of(learner);
    const { level, provedAt, endsAt, rows } = learner;
    return {
      name: rows[0]?.displayName ?? learner.displayName,
      level,
      provedUntil: level === 'DEVICE' ? null : signedInUntil(provedAt).toISOString(),
      freshUntil: level === 'FRESH' ? freshUntil(provedAt).toISOString() : null,
      endsAt: endsAt.toISOString(),
      ways: {
        email,
        passkeys: passkeys.map(({ id, createdAt, lastUsedAt }) => ({
          id,
          createdAt: createdAt.toISOString(),
          lastUsedAt: lastUsedAt?.toISOString() ?? null,
        })),
      },
    };
  }

  @Delete('session')
  @HttpCode(HttpStatus.NO_CONTENT)
  async signOut(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const sessionId = learnerSessionIdOf(request.headers.cookie);
    if (sessionId !== null) await this.sessions.end(sessionId);
    void reply.header('Set-Cookie', noLearnerCookie());
  }

  /** Signs every other device out. */
  @Delete('sessions')
  @HttpCode(HttpStatus.NO_CONTENT)
  async signOutElsewhere(@Req() request: FastifyRequest): Promise<void> {
    const learner = await learnerAsking(this.sessions, request, 'DEVICE');
    await this.sessions.endOthers(learner, learnerSessionIdOf(request.headers.cookie) ?? '');
  }
}
