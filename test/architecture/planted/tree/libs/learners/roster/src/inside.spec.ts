import { inside } from '../../../../test/builders/learner.builder.js';

export const planted = inside;
