import type { Figure } from './figure.js';
import { bulk } from './figures/bulk.js';
import { bulkJob } from './figures/bulk-job.js';
import { issuing } from './figures/issuing.js';
import { learnerFile } from './figures/learner-file.js';
import { learnerPage } from './figures/learner-page.js';
import { learnerSearch } from './figures/learner-search.js';
import { portalStart } from './figures/portal-start.js';
import { rowSecurity } from './figures/row-security.js';
import { scan } from './figures/scan.js';
import { signIn } from './figures/sign-in.js';
import { statusList } from './figures/status-list.js';
import { statusPlaces } from './figures/status-places.js';
import { unknownCodes } from './figures/unknown-codes.js';

/** Every figure, by the name of its file, in the order in which they are measured. */
export const FIGURES: Readonly<Record<string, Figure>> = {
  scan,
  issuing,
  bulk,
  'bulk-job': bulkJob,
  'status-places': statusPlaces,
  'status-list': statusList,
  'sign-in': signIn,
  'unknown-codes': unknownCodes,
  'row-security': rowSecurity,
  'learner-page': learnerPage,
  'learner-file': learnerFile,
  'learner-search': learnerSearch,
  'portal-start': portalStart,
};
