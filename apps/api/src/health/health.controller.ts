import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';

import { Readiness } from './readiness.js';

/** For load balancers and people who look after the machine. Says nothing about anybody. */
@Controller()
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  @Get('healthz')
  healthz(): { status: string } {
    return { status: 'ok' };
  }

  @Get('readyz')
  async readyz(@Res({ passthrough: true }) reply: FastifyReply): Promise<{ status: string }> {
    const ready = await this.readiness.isReady();
    void reply.code(ready ? 200 : 503);
    return { status: ready ? 'ready' : 'not-ready' };
  }

  @Get('version')
  version(): { version: string } {
    return { version: this.readiness.version };
  }
}
