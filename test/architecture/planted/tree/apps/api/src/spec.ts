// planted: product-without-tests
import { inside } from './answer.spec.js';

export const planted = inside;
