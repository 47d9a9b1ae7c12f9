import type { B } from './type-circle-b.js';

export type A = B | null;
