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
    this.logger.error({}, message instanceof Error ? message.message : String(message), message);
  }
}
