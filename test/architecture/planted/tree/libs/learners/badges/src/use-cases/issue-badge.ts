import { badge } from '../domain/badge.js';
import { badges } from '../store/badge.store.js';

export const issueBadge = [badge, badges];
