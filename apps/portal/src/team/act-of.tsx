/** An act of a row: its verb in sight, and for readers also whom it concerns. */
export function ActOf({ act, whom }: { readonly act: string; readonly whom: string }) {
  return (
    <>
      {act}
      <span className="sr-only"> {whom}</span>
    </>
  );
}
