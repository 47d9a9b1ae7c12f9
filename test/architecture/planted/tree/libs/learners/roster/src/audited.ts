// planted: oversight-for-apps-only
import { inside } from '#oversight/audits';

export const planted = inside;
