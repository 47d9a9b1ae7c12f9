/**
 * LPHQ's mark: a gate left ajar, its leaf a tick. Drawn, so that it takes the colour of the text; decoration beside
 * the product's name, hence hidden from screen readers.
 */
export function Mark({ size = 28 }: { readonly size?: number }) {
  return (
    <svg className="mark" width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path
        fill="currentColor"
        d="M4 28V14C4 7.4 9.4 2 16 2s12 5.4 12 12v14a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2Z"
      />
      <path
        fill="none"
        stroke="var(--lphq-mark-line, #fff)"
        strokeWidth="3"
        strokeLinecap="round"
        strokeLinejoin="round"
        d="m10 17 4.5 5L22.500 11.500"
      />
    </svg>
  );
}
