// planted: authority-stands-on-proof
import { inside } from '#learners/roster';

export const planted = inside;
