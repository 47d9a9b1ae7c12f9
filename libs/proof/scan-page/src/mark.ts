/** Our own mark: the frame of a scan around what is scanned. No emblem of faith, and not the province's. */
export const MARK_SVG =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#12324a"/>' +
  '<path d="M7 13V7h6M19 7h6v6M25 19v6h-6M13 25H7v-6" fill="none" stroke="#fff" stroke-width="2.6"/>' +
  '<rect x="12" y="12" width="8" height="8" rx="2" fill="#fff"/></svg>';

/** The mark inside the page, so that opening it asks the network for nothing more. */
export const MARK_URL = `data:image/svg+xml,${encodeURIComponent(MARK_SVG)}`;
