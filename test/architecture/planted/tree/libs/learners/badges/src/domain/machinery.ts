// planted: domain-takes-types-from-the-machinery
import { inside } from '#platform/persistence';

export const planted = inside;
