import enMail from '../catalogues/en-CA/mail.json' with { type: 'json' };
import enProblems from '../catalogues/en-CA/problems.json' with { type: 'json' };
import enScan from '../catalogues/en-CA/scan.json' with { type: 'json' };
import frMail from '../catalogues/fr-CA/mail.json' with { type: 'json' };
import frProblems from '../catalogues/fr-CA/problems.json' with { type: 'json' };
import frScan from '../catalogues/fr-CA/scan.json' with { type: 'json' };
import type { Locale } from './locale.js';

/**
 * What the server says: refusals, the scan page, mail. Flat keys, each an ICU message. The files `portal-*.json`
 * beside these are the portal's, which takes them itself.
 */
export const CATALOGUES: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  'en-CA': { ...enMail, ...enProblems, ...enScan },
  'fr-CA': { ...frMail, ...frProblems, ...frScan },
};
