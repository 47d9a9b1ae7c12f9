import { zodResolver } from '@hookform/resolvers/zod';
import { Button, Group, Stack } from '@mantine/core';
import { type ReactNode, useEffect, useId, useMemo, useState } from 'react';
import { type DefaultValues, type FieldValues, FormProvider, useForm } from 'react-hook-form';
import type * as z from 'zod';

import type { Refusal } from '../graphql/refusal.js';
import { useSay } from '../wording/wording.js';
import { ErrorSummary } from './error-summary.js';
import { FormContext, useLabels } from './form-context.js';

export interface ActFormProps<Values extends FieldValues> {
  /** What can be told before sending. Its messages are keys of the catalogue and are given `label`. */
  readonly schema: z.ZodType<Values, Values>;
  readonly initial: DefaultValues<Values>;
  /** The button's words: its verb, and its number where there is one. */
  readonly submit: string;
  readonly danger?: boolean;
  readonly busy: boolean;
  readonly refusal: Refusal | null;
  onSubmit(values: Values): Promise<unknown>;
  /** Leaves without doing anything, by a button beside the act; not offered while the act runs. */
  onCancel?(): void;
  /** The word of that button where “Cancel” would be mistaken for the act. */
  readonly cancel?: string;
  /** Another way on, beside the button. */
  readonly aside?: ReactNode;
  onReload?(): void;
  /** Names the form for those who move by landmark; for screens with several. */
  readonly label?: string;
  readonly children: ReactNode;
}

/**
 * A form that keeps what was typed, whatever the answer. A refusal, this form's or the server's, stands in a summary
 * that takes the focus and links to the fields, and beside each field. A second press while it runs does nothing.
 */
export function ActForm<Values extends FieldValues>(props: ActFormProps<Values>) {
  const say = useSay();
  const prefix = useId();
  const labels = useLabels();
  const form = useForm<Values, unknown, Values>({
    resolver: zodResolver(props.schema),
    defaultValues: props.initial,
    shouldFocusError: false,
    reValidateMode: 'onSubmit',
  });
  const [attempts, setAttempts] = useState(0);
  const context = useMemo(
    () => ({ idOf: (field: string) => `${prefix}${field}`, labels, told: fieldMessages(props.refusal) }),
    [prefix, labels, props.refusal],
  );
  const { errors } = form.formState;
  useEffect(() => setAttempts((count) => count + 1), [errors, props.refusal]);

  const submit = form.handleSubmit(async (values) => {
    if (!props.busy) await props.onSubmit(values);
  });
  return (
    <FormProvider {...form}>
      <FormContext value={context}>
        <form aria-label={props.label} noValidate onSubmit={(event) => void submit(event)}>
          <Stack gap="md">
            <ErrorSummary
              key={attempts}
              refusal={props.refusal}
              {...(props.onReload && { onReload: props.onReload })}
            />
            {props.children}
            <Ways {...props} />
            <span className="sr-only" role="status">
              {props.busy ? say('portal.form.sending') : ''}
            </span>
          </Stack>
        </form>
      </FormContext>
    </FormProvider>
  );
}

type WaysProps = Pick<
  ActFormProps<FieldValues>,
  'submit' | 'danger' | 'busy' | 'onCancel' | 'cancel' | 'aside'
>;

/** The act, and the ways past it. */
function Ways({ submit, danger, busy, onCancel, cancel, aside }: WaysProps) {
  const say = useSay();
  return (
    <Group gap="sm">
      <Button type="submit" loading={busy} {...(danger && { color: 'red' })}>
        {submit}
      </Button>
      {onCancel === undefined ? null : (
        <Button variant="default" disabled={busy} onClick={onCancel}>
          {cancel ?? say('portal.cancel')}
        </Button>
      )}
      {aside}
    </Group>
  );
}

function fieldMessages(refusal: Refusal | null): Readonly<Record<string, string>> {
  return Object.fromEntries((refusal?.fields ?? []).map(({ field, message }) => [field, message]));
}
