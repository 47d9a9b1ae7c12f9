// planted: rooms-by-their-door-for-apps
import { inside } from '../../../libs/learners/roster/src/inside.js';

export const planted = inside;
