// planted: proof-stands-on-platform
import { inside } from '#authority/agencies';

export const planted = inside;
