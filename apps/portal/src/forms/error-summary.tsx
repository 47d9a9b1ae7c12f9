import { type MouseEvent, type RefObject, useEffect, useRef, useState } from 'react';

import { type FieldRefusal, isStale, type Refusal } from '../graphql/refusal.js';
import { RefusalWords } from '../graphql/refused.js';
import { useSay } from '../wording/wording.js';

interface ErrorSummaryProps {
  readonly refusal: Refusal;
  readonly form: RefObject<HTMLFormElement | null>;
  idOf(field: string): string;
  readonly onReload: (() => void) | undefined;
}

/** Says what was refused, links to each field at fault, and takes the focus whenever a new refusal arrives. */
export function ErrorSummary({ refusal, form, idOf, onReload }: ErrorSummaryProps) {
  const say = useSay();
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => summary.current?.focus(), [refusal]);

  return (
    <div ref={summary} className="error-summary" role="alert" tabIndex={-1}>
      <p className="error-title">
        {say(refusal.cause === 'unanswered' ? 'portal.form.uncertain' : 'portal.form.refused')}
      </p>
      <RefusalWords refusal={refusal} />
      {refusal.fields.length === 0 ? null : (
        <ul>
          {refusal.fields.map((field) => (
            <li key={field.field + field.message}>
              <FieldLink field={field} form={form} id={idOf(field.field)} />
            </li>
          ))}
        </ul>
      )}
      {isStale(refusal) && onReload !== undefined ? (
        <button type="button" onClick={onReload}>
          {say('portal.reload')}
        </button>
      ) : null}
    </div>
  );
}

interface FieldLinkProps {
  readonly field: FieldRefusal;
  readonly form: RefObject<HTMLFormElement | null>;
  readonly id: string;
}

/** A link to the field, or plain words when this form does not show that field. */
function FieldLink({ field, form, id }: FieldLinkProps) {
  const [shown, setShown] = useState(false);
  useEffect(() => setShown(controlOf(form.current, field.field) !== null), [form, field]);
  if (!shown) return <>{field.message}</>;

  const jump = (event: MouseEvent) => {
    event.preventDefault();
    controlOf(form.current, field.field)?.focus();
  };
  return (
    <a href={`#${id}`} onClick={jump}>
      {field.message}
    </a>
  );
}

function controlOf(form: HTMLFormElement | null, name: string): HTMLElement | null {
  const found = form?.elements.namedItem(name) ?? null;
  if (found instanceof RadioNodeList) return found[0] instanceof HTMLElement ? found[0] : null;
  return found instanceof HTMLElement ? found : null;
}
