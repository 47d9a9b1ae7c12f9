import type { inside } from '#platform/journal';

export type Allowed = typeof inside;
