// planted: no-unresolvable
import { inside } from './nothing-here.js';

export const planted = inside;
