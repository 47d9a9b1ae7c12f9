// planted: platform-knows-nobody
import { inside } from '#proof/compact';

export const planted = inside;
