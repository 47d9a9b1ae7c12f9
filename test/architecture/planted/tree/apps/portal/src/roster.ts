// planted: portal-takes-compact-and-words
import { inside } from '#learners/roster';

export const planted = inside;
