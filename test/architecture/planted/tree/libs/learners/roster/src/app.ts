// planted: nobody-imports-an-app
import { inside } from '../../../../apps/api/src/answer.js';

export const planted = inside;
