import { type ReactNode, useEffect, useRef } from 'react';

import { useAddress } from '../address/address.js';
import { useSay } from '../wording/wording.js';

interface ViewProps {
  readonly title: string;
  /** What stands beside the heading: the view's one primary link or button. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** One view: its only h1, which takes the focus after a move, and the page title. */
export function View({ title, aside, children }: ViewProps) {
  const say = useSay();
  const { moves } = useAddress();
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    document.title = say('portal.page-title', { view: title });
  });
  useEffect(() => {
    if (moves > 0) heading.current?.focus();
  }, [moves]);

  return (
    <div className="view">
      <div className="view-heading">
        <h1 ref={heading} tabIndex={-1} dir="auto">
          {title}
        </h1>
        {aside}
      </div>
      {children}
    </div>
  );
}
