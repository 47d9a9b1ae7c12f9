import { Button, Text } from '@mantine/core';
import * as z from 'zod';

import { ActForm } from '../forms/act-form.js';
import type { Refusal } from '../graphql/refusal.js';
import { Dialog } from '../shell/dialog.js';
import { useSay } from '../wording/wording.js';

const nothing = z.object({});

interface ConfirmDialogProps {
  readonly title: string;
  /** What the act changes, and for whom. */
  readonly about: readonly string[];
  readonly submit: string;
  readonly danger?: boolean;
  readonly busy: boolean;
  readonly refusal: Refusal | null;
  act(): Promise<unknown>;
  onClose(): void;
}

/** Says what an act changes before it is done. */
export function ConfirmDialog({ title, about, danger, act, onClose, ...form }: ConfirmDialogProps) {
  const say = useSay();
  return (
    <Dialog title={title} busy={form.busy} onClose={onClose}>
      {about.map((sentence) => (
        <Text key={sentence} mb="md">
          {sentence}
        </Text>
      ))}
      <ActForm
        {...form}
        schema={nothing}
        initial={{}}
        danger={danger ?? false}
        onSubmit={act}
        aside={
          <Button variant="default" onClick={onClose}>
            {say('portal.cancel')}
          </Button>
        }
      >
        {null}
      </ActForm>
    </Dialog>
  );
}
