import { Group, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';

import { useSay } from '../wording/wording.js';

interface PageProps {
  /** The page's one h1, and the first words of the window's title. */
  readonly title: string;
  /** A line under the title. */
  readonly about?: ReactNode;
  /** At the end of the title's line: the page's one primary button, and quiet ones beside it. */
  readonly actions?: ReactNode;
  /** Above the title: the way back up. */
  readonly trail?: ReactNode;
  readonly children: ReactNode;
}

/** True once the first page has been drawn: whoever opens the portal starts at its top, not at a heading. */
let isUnderWay = false;

/** A page of the portal. Coming to it from another moves the focus to its heading, so that a reader hears where it is. */
export function Page({ title, about, actions, trail, children }: PageProps) {
  const say = useSay();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = say('portal.page-title', { view: title });
  }, [say, title]);
  useEffect(() => {
    if (isUnderWay) heading.current?.focus({ preventScroll: true });
    isUnderWay = true;
  }, []);

  return (
    <div className="page">
      {trail}
      <Group justify="space-between" align="flex-start" gap="md" className="page-head">
        <div>
          <Title order={1} ref={heading} tabIndex={-1} dir="auto">
            {title}
          </Title>
          {about === undefined ? null : (
            <Text c="dimmed" mt={4} component="div">
              {about}
            </Text>
          )}
        </div>
        {actions === undefined ? null : <Group gap="sm">{actions}</Group>}
      </Group>
      {children}
    </div>
  );
}
