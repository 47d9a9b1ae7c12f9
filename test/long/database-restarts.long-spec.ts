import { describe } from '@jest/globals';

import { restartsUnderTraffic } from '../faults/database-restarts.js';

describe('P04: PostgreSQL restarted ten times under scans and issues', () => {
  restartsUnderTraffic(Array.from({ length: 5 }, () => ['fast', 'immediate'] as const).flat());
});
