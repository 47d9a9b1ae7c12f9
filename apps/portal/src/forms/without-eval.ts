import { config } from 'zod';

/** Schemas are read as they stand: writing code for them is what the page's own policy refuses. Comes before any schema. */
config({ jitless: true });
