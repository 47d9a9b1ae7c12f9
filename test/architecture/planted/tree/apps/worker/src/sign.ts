import { inside } from '#proof/signing';

export const planted = inside;
