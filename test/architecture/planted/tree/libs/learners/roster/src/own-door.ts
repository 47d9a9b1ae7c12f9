// planted: own-door-stays-shut
import { inside } from '#learners/roster';

export const planted = inside;
