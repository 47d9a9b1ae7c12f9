/** The page that a scan opens, written for whoever answers a scan or shows beforehand what one will say. */
export { type View } from './document.js';
export { renderEntryPage } from './entry-page.js';
export { MARK_SVG } from './mark.js';
export { renderScanPage, type Scan } from './scan-page.js';
export { STYLE_HASH } from './style.js';
