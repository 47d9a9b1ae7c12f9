import type { ReactElement } from 'react';

import type { Outcome } from '#proof/verification';

/** Each outcome has its own silhouette, so that shape alone tells them apart (ux.md 2). `k` is cut out of the shape. */
const SHAPES: Readonly<Record<Outcome, ReactElement>> = {
  VALID: (
    <>
      <circle cx="32" cy="32" r="30" />
      <path className="k" d="M18 33l10 10 19-21" />
    </>
  ),
  EXPIRED: (
    <>
      <circle cx="32" cy="34" r="24" />
      <path className="k" d="M32 20v15l10 6" />
      <path className="s" d="M6 18L18 7M58 18L46 7M17 53l-6 7M47 53l6 7" />
    </>
  ),
  SUSPENDED: <path d="M12 6h15v52H12zM37 6h15v52H37z" />,
  REVOKED: (
    <>
      <path d="M20 2h24l18 18v24L44 62H20L2 44V20z" />
      <path className="k" d="M21 21l22 22M43 21L21 43" />
    </>
  ),
  NOT_YET_VALID: (
    <>
      <path d="M4 12h10V4h8v8h20V4h8v8h10v48H4z" />
      <path className="k" d="M11 25h42" />
      <path className="k" d="M22 42h20M35 34l8 8-8 8" />
    </>
  ),
  NOT_FOUND: (
    <>
      <path className="q" d="M17 22a15 15 0 1 1 22 13c-5 3-7 5-7 10" />
      <circle cx="32" cy="57" r="5.5" />
    </>
  ),
  ALTERED: (
    <>
      <path d="M27 6l-7 15 9 10-8 12 6 15A27 27 0 0 1 27 6z" />
      <path transform="translate(3 4) rotate(9 32 32)" d="M35 4a27 27 0 0 1 0 54l-6-15 8-12-9-10z" />
    </>
  ),
  CANNOT_CHECK: (
    <>
      <path d="M17 52a14 14 0 0 1-1-28 17 17 0 0 1 32-4 16 16 0 0 1 0 32z" />
      <path className="k w" d="M8 8l48 52" />
      <path className="s" d="M11 5l48 52" />
    </>
  ),
};

/** The picture beside the word. It says nothing that the word does not, so readers of the page skip it. */
export function OutcomeIcon({ outcome }: { outcome: Outcome }): ReactElement {
  return (
    <svg className="icon" viewBox="0 0 64 64" aria-hidden="true" focusable="false">
      {SHAPES[outcome]}
    </svg>
  );
}

/** The saw-toothed edges of ALTERED, drawn rather than coloured so that they survive print and forced colours. */
export function TornEdges(): ReactElement {
  return (
    <>
      <svg className="edge" aria-hidden="true" focusable="false">
        <pattern id="z" width="18" height="12" patternUnits="userSpaceOnUse">
          <path d="M0 0h18L9 12z" />
        </pattern>
        <rect width="100%" height="12" fill="url(#z)" />
      </svg>
      <svg className="edge" aria-hidden="true" focusable="false">
        <rect width="100%" height="12" fill="url(#z)" />
      </svg>
    </>
  );
}
