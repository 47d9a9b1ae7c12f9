// planted: own-door-stays-shut
import { inside } from './index.js';

export const planted = inside;
