// planted: signing-for-worker-and-operator, signing-out-of-reach
import { inside } from '#proof/signing';

export const planted = inside;
