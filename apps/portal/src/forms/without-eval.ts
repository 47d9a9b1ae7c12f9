import { config } from 'zod/v4/core';

/** Schemas are read as they stand: writing code for them is what the page's own policy refuses. Comes before any schema,
 * and brings none of the library with it. */
config({ jitless: true });
