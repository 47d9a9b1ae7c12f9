import { inside } from '#learners/roster';

export const badge = inside;
