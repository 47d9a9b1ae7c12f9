import { inside } from '#proof/compact';

export const planted = inside;
