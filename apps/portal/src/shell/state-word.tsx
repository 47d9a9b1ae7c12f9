import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconClock, IconPoint } from '@tabler/icons-react';
import type { ReactNode } from 'react';

export type Tone = 'good' | 'wait' | 'bad' | 'warn' | 'quiet';

const ICON = {
  good: IconCircleCheck,
  wait: IconClock,
  bad: IconCircleX,
  warn: IconAlertTriangle,
  quiet: IconPoint,
} as const;

/** A state in a word. Its shape says what its colour says, and the word says it all. */
export function StateWord({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  const Icon = ICON[tone];
  return (
    <span className={`state-word ${tone}`}>
      <Icon size={16} aria-hidden="true" />
      <span>{children}</span>
    </span>
  );
}
