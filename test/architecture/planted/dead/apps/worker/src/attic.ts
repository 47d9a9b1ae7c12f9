/** Planted: nobody imports this file. */
export const FORGOTTEN = 1;
