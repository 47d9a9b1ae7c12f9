import type { inside } from '#learners/completions';

export type Allowed = typeof inside;
