// planted: store-below-use-cases
import { issueBadge } from '../use-cases/issue-badge.js';

export const planted = issueBadge;
