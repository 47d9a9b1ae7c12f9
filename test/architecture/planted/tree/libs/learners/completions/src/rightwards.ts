// planted: learners-leftwards-from-completions
import { inside } from '#learners/badges';

export const planted = inside;
