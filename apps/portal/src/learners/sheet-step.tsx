import { type ReactNode, useEffect, useRef } from 'react';

import { Section } from '../shell/section.js';

interface SheetStepProps {
  readonly title: string;
  /** False at the beginning: who comes to the page starts at its heading. */
  readonly takesFocus: boolean;
  readonly children: ReactNode;
}

/** One of the two steps of a sheet, the lines or what would become of them; going from one to the other moves the focus. */
export function SheetStep({ title, takesFocus, children }: SheetStepProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (takesFocus) place.current?.focus();
  }, [takesFocus]);
  return (
    <div ref={place} tabIndex={-1} role="group" aria-label={title}>
      <Section title={title}>{children}</Section>
    </div>
  );
}
