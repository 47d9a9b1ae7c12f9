// planted: house/settings-only
import { env } from 'node:process';

export const planted = env['PORT'];
