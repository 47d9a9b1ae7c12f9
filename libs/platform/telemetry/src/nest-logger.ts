import type { LoggerService } from '@nestjs/common';

import type { Logger } from './logger.js';

/** Lets Nest speak through our log: warnings and errors only, since its start-up chatter helps nobody. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(): void {
    // Start-up chatter.
  }

  warn(message: unknown): void {
    this.logger.warn({}, String(message));
  }

  error(message: unknown): void {
    if (message instanceof Error) this.logger.error({}, 'a fault', message);
    else this.logger.error({}, String(message));
  }
}
