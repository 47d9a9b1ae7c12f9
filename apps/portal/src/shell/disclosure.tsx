import { type ReactNode, useId, useState } from 'react';

interface DisclosureProps {
  readonly label: string;
  readonly children: ReactNode;
}

/** A button that shows and hides what belongs to it. Hiding keeps what was typed. */
export function Disclosure({ label, children }: DisclosureProps) {
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
        {label}
      </button>
      <div id={id} hidden={!open} className="disclosed">
        {children}
      </div>
    </>
  );
}
