// planted: apps-stand-alone
import { inside } from '../../api/src/answer.js';

export const planted = inside;
