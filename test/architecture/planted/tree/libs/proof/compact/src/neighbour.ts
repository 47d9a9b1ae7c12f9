// planted: compact-is-pure
import { inside } from '#platform/clock';

export const planted = inside;
