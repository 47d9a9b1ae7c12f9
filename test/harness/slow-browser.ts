/** Whether pages are slowed down, as `npm run test:slow` asks. */
export const SLOW_BROWSER = process.env['SLOW_BROWSER'] === '1';
