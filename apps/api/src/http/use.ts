import type { Use } from '#platform/identity';

/** Sent by a screen that asks by itself, on a timer: nobody need be there, so it keeps no session alive. */
const BACKGROUND = 'x-lphq-background';

/** Whether a request is its session’s use. */
export function useOf(headers: Readonly<Record<string, string | string[] | undefined>>): Use {
  return headers[BACKGROUND] === '1' ? 'background' : 'used';
}
