import { Text } from '@mantine/core';
import type { FieldValues } from 'react-hook-form';
import * as z from 'zod';

import { Dialog } from '../shell/dialog.js';
import { ActForm, type ActFormProps } from './act-form.js';
import { ReasonField } from './reason-field.js';
import { needed } from './values.js';

interface FormDialogProps<Values extends FieldValues> extends Omit<
  ActFormProps<Values>,
  'aside' | 'onCancel'
> {
  readonly title: string;
  /** What the act changes and what stays as it is: a sentence, or a paragraph each. */
  readonly about?: string | readonly string[];
  readonly size?: 'md' | 'lg' | 'xl';
  onClose(): void;
}

/** A dialog that is one form: what it is about, its questions, its act, and the way out. */
export function FormDialog<Values extends FieldValues>({
  title,
  about = [],
  size = 'md',
  onClose,
  ...form
}: FormDialogProps<Values>) {
  return (
    <Dialog title={title} size={size} busy={form.busy} onClose={onClose}>
      {[about].flat().map((paragraph) => (
        <Text key={paragraph} mb="md">
          {paragraph}
        </Text>
      ))}
      <ActForm {...form} onCancel={onClose} />
    </Dialog>
  );
}

type WithoutFields<Values extends FieldValues> = Omit<
  FormDialogProps<Values>,
  'schema' | 'initial' | 'children' | 'onSubmit'
>;

const nothing = z.object({});

interface ConfirmDialogProps extends WithoutFields<object> {
  onConfirm(): Promise<unknown>;
}

/** Asks once more before an act that needs no words. */
export function ConfirmDialog({ onConfirm, ...props }: ConfirmDialogProps) {
  return (
    <FormDialog {...props} schema={nothing} initial={{}} onSubmit={onConfirm}>
      {null}
    </FormDialog>
  );
}

const why = z.object({ reason: needed() });

interface ReasonDialogProps extends WithoutFields<z.infer<typeof why>> {
  readonly reasonLabel: string;
  /** Who will read it. */
  readonly reasonHint?: string;
  onSubmit(values: z.infer<typeof why>): Promise<unknown>;
}

/** An act that is not done without saying why. */
export function ReasonDialog({ reasonLabel, reasonHint, ...props }: ReasonDialogProps) {
  return (
    <FormDialog {...props} schema={why} initial={{ reason: '' }}>
      <ReasonField label={reasonLabel} {...(reasonHint !== undefined && { hint: reasonHint })} />
    </FormDialog>
  );
}
