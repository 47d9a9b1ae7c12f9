import { type ReactNode, type SubmitEvent, useId, useMemo, useRef, useState } from 'react';

import { incomplete, type Refusal } from '../graphql/refusal.js';
import { useSay } from '../wording/wording.js';
import { gapsIn } from './completeness.js';
import { ErrorSummary } from './error-summary.js';
import { FormContext } from './form-context.js';

interface FormProps {
  /** Names the form for those who move by landmark; for views with several. */
  readonly label?: string;
  readonly submit: string;
  readonly danger?: boolean;
  readonly busy: boolean;
  readonly refusal: Refusal | null;
  onSubmit(values: FormData): void;
  /** Beside the submit button: cancel and the like. */
  readonly aside?: ReactNode;
  onReload?(): void;
  readonly children: ReactNode;
}

/**
 * A form whose fields keep what was typed, whatever the answer: they are never reset or replaced.
 * A refusal, the browser's or the server's, shows in a summary that takes the focus and beside each field.
 */
export function Form(props: FormProps) {
  const say = useSay();
  const prefix = useId();
  const form = useRef<HTMLFormElement>(null);
  const [gaps, setGaps] = useState<Refusal | null>(null);
  const refusal = gaps ?? props.refusal;
  const state = useMemo(() => fieldStates(prefix, refusal), [prefix, refusal]);

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (props.busy) return;
    const found = completenessOf(event.currentTarget, say);
    setGaps(found);
    if (found === null) props.onSubmit(new FormData(event.currentTarget));
  };

  return (
    <form ref={form} aria-label={props.label} noValidate onSubmit={submit}>
      {refusal === null ? null : (
        <ErrorSummary refusal={refusal} form={form} idOf={state.idOf} onReload={props.onReload} />
      )}
      <FormContext value={state}>{props.children}</FormContext>
      <div className="buttons">
        <button type="submit" className={props.danger ? 'danger' : 'primary'} aria-busy={props.busy}>
          {props.submit}
        </button>
        {props.aside}
      </div>
    </form>
  );
}

function completenessOf(form: HTMLFormElement, say: Parameters<typeof gapsIn>[1]): Refusal | null {
  const gaps = gapsIn(form, say);
  return gaps.length === 0 ? null : incomplete(gaps);
}

function fieldStates(prefix: string, refusal: Refusal | null) {
  return {
    idOf: (field: string) => `${prefix}${field}`,
    errorOf: (field: string) => refusal?.fields.find((problem) => problem.field === field)?.message ?? null,
  };
}
