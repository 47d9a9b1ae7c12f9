import type { A } from './type-circle-a.js';

export type B = A | null;
