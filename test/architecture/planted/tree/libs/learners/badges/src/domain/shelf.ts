// planted: domain-is-pure
import { badges } from '../store/badge.store.js';

export const planted = badges;
