import { describe } from '@jest/globals';

import { restartsUnderTraffic } from './database-restarts.js';

describe('PostgreSQL restarted three times under scans and issues (P04)', () => {
  restartsUnderTraffic(['fast', 'immediate', 'fast']);
});
