export { createLogger, type Logger } from './logger.js';
export { newRequestNumber } from './request-number.js';
export { NestLogger } from './nest-logger.js';
