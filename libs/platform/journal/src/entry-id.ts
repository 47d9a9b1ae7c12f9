import { randomBytes } from 'node:crypto';

import type { Instant } from '#platform/clock';

/** How many ids of one millisecond keep their order; beyond it they are distinct and no more. */
const COUNTED = 0x1000;

/** Names entries: what one process records in the same millisecond is listed in the order in which it happened. */
export class EntryIds {
  private last = { milliseconds: -1, count: 0 };

  /** A UUID of version 7 (RFC 9562 section 5.7), with a counter in `rand_a` (section 6.2, method 1) and 62 random bits. */
  next(at: Instant): string {
    const milliseconds = at.getTime();
    const count = milliseconds === this.last.milliseconds ? (this.last.count + 1) % COUNTED : 0;
    this.last = { milliseconds, count };
    const bytes = randomBytes(16);
    bytes.writeUIntBE(milliseconds, 0, 6);
    bytes.writeUInt16BE(0x7000 | count, 6);
    bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8);
    return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  }
}
