import { addressOf, anyOf, text } from '../shell/address.js';
export const RESULTS = ['SUCCEEDED', 'REFUSED', 'WAITING', 'CANCELLED'] as const;

/** What the address of a job's page holds besides the job: which rows are in sight, and what is open. */
export const jobSearch = addressOf({
  only: anyOf(RESULTS),
  after: text,
  dialog: anyOf(['cancel']),
});
