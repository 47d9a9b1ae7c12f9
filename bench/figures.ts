import type { Figure } from './figure.js';
import { bulk } from './figures/bulk.js';
import { issuing } from './figures/issuing.js';
import { learnerPage } from './figures/learner-page.js';
import { rowSecurity } from './figures/row-security.js';
import { scan } from './figures/scan.js';
import { statusPlaces } from './figures/status-places.js';

/** Every figure, by the name of its file, in the order in which they are measured. */
export const FIGURES: Readonly<Record<string, Figure>> = {
  scan,
  issuing,
  bulk,
  'status-places': statusPlaces,
  'row-security': rowSecurity,
  'learner-page': learnerPage,
};
