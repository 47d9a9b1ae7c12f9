// planted: signing-for-worker-and-operator
import { inside } from '#proof/signing';

export const hop = inside;
