// planted: simple-import-sort/imports
import { parseInstant } from '#platform/clock';
import { join } from 'node:path';

export const planted = [join, parseInstant];
