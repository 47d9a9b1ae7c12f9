import { Button, Group } from '@mantine/core';

import type { Refusal } from '../graphql/refusal.js';
import { Refused } from '../shell/states.js';
import { useSay } from '../wording/wording.js';

interface SheetActsProps {
  /** The act, named by its verb and number. */
  readonly submit: string;
  /** Whether any line can be taken. */
  readonly isOffered: boolean;
  readonly busy: boolean;
  readonly refusal: Refusal | null;
  onSubmit(): Promise<void>;
  onBack(): void;
}

/** Under the preview of a sheet: the act on the lines that can be taken, and the way back to all of them. */
export function SheetActs({ submit, isOffered, busy, refusal, onSubmit, onBack }: SheetActsProps) {
  const say = useSay();
  return (
    <>
      {refusal === null ? null : <Refused refusal={refusal} />}
      <Group gap="sm" mt="md">
        <Button disabled={!isOffered} loading={busy} onClick={() => void onSubmit()}>
          {submit}
        </Button>
        <Button variant="default" disabled={busy} onClick={onBack}>
          {say('portal.sheet.back')}
        </Button>
      </Group>
    </>
  );
}
