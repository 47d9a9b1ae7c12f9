import { inside } from './answer.js';

export { inside };
export const planted = inside;
