// planted: learners-leftwards-from-badges
import { inside } from '#learners/jobs';

export const planted = inside;
