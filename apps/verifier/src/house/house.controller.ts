import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

import { MARK_SVG } from '#proof/scan-page';

import { sendJson } from '../http/answer.js';
import { KeyListKeeper } from '../keys/key-list-keeper.js';
import { Readiness } from './readiness.js';

/** What machines ask of the process itself. */
@Controller()
export class HouseController {
  constructor(
    private readonly keeper: KeyListKeeper,
    private readonly readiness: Readiness,
  ) {}

  /** The process answers. Nothing behind it is asked. */
  @Get('healthz')
  health(@Res() reply: FastifyReply): void {
    sendJson(reply, 200, { status: 'ok' });
  }

  /** A scan could be judged now: database and key list are there, and nobody is shutting down. */
  @Get('readyz')
  async ready(@Res() reply: FastifyReply): Promise<void> {
    await this.keeper.refresh();
    const checks = {
      database: this.keeper.isReached,
      keyList: this.keeper.current() !== null,
      accepting: this.readiness.isAccepting,
    };
    const isReady = Object.values(checks).every(Boolean);
    sendJson(reply, isReady ? 200 : 503, { status: isReady ? 'ready' : 'not-ready', checks });
  }

  @Get('robots.txt')
  robots(@Res() reply: FastifyReply): void {
    void reply.type('text/plain; charset=utf-8').send('User-agent: *\nDisallow: /\n');
  }

  @Get('favicon.svg')
  mark(@Res() reply: FastifyReply): void {
    void reply.headers({ 'cache-control': 'public, max-age=86400' }).type('image/svg+xml').send(MARK_SVG);
  }
}
