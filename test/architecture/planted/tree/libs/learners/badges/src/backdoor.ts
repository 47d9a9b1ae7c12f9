// planted: rooms-by-their-door
import { inside } from '../../roster/src/inside.js';

export const planted = inside;
