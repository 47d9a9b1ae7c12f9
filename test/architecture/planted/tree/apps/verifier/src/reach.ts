// planted: signing-out-of-reach
import { hop } from './hop.js';

export const planted = hop;
