import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

import { refuseUnknown } from './refusal.js';

/** A document has one address: one with a query is refused, so that no cache keeps it twice (T43). */
export class NoParameters implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    refuseUnknown(context.switchToHttp().getRequest<FastifyRequest>().query ?? {}, []);
    return true;
  }
}
