import { Alert, Anchor, Button, List } from '@mantine/core';
import { useEffect, useRef } from 'react';

import { isOutdated, isStale, nextStepOf, type Refusal, wordsOf } from '../graphql/refusal.js';
import { LoadAgain } from '../shell/states.js';
import { useSay } from '../wording/wording.js';
import { useFieldErrors, useFormState } from './form-context.js';
import { reveal } from './reveal.js';

interface ErrorSummaryProps {
  readonly refusal: Refusal | null;
  onReload?(): void;
}

/** All that is wrong, once, above the form: it takes the focus, and each line leads to its field. */
export function ErrorSummary({ refusal, onReload }: ErrorSummaryProps) {
  const say = useSay();
  const { idOf } = useFormState();
  const errors = useFieldErrors();
  const box = useRef<HTMLDivElement>(null);
  const isShown = refusal !== null || errors.length > 0;
  useEffect(() => {
    if (isShown) box.current?.focus();
  }, [isShown]);
  if (!isShown) return null;

  const next = refusal === null ? null : nextStepOf(refusal);
  const title = refusal?.cause === 'unanswered' ? 'portal.form.uncertain' : 'portal.form.refused';
  return (
    <Alert ref={box} tabIndex={-1} color="red" variant="outline" className="refusal" title={say(title)}>
      <p>{refusal?.message ?? say(refusal === null ? 'portal.form.incomplete' : wordsOf(refusal))}</p>
      {next === null ? null : <p>{say(next)}</p>}
      {errors.length === 0 ? null : (
        <List>
          {errors.map(({ field, message }) => (
            <List.Item key={field}>
              <Anchor href={`#${idOf(field)}`} onClick={(event) => reach(event, idOf(field))}>
                {message}
              </Anchor>
            </List.Item>
          ))}
        </List>
      )}
      {refusal !== null && isOutdated(refusal) ? <LoadAgain /> : null}
      {refusal !== null && isStale(refusal) && onReload ? (
        <Button variant="default" onClick={onReload}>
          {say('portal.reload')}
        </Button>
      ) : null}
    </Alert>
  );
}

/** The link moves the focus and leaves the address alone, which belongs to the screen. */
function reach(event: { preventDefault(): void }, id: string): void {
  event.preventDefault();
  const place = document.getElementById(id);
  const control = place?.matches('input, select, textarea, button')
    ? place
    : place?.querySelector<HTMLElement>('input, select, textarea, button');
  reveal(control);
}
