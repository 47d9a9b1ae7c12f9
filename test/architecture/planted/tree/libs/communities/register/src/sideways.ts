// planted: learners-and-communities-apart
import { inside } from '#learners/roster';

export const planted = inside;
