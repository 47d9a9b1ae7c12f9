// planted: product-without-tests
import { inside } from '../../../../test/builders/learner.builder.js';

export const planted = inside;
