import { useSay } from '../wording/wording.js';
import { nextStepOf, type Refusal, wordsOf } from './refusal.js';

/** A refusal in words: the server's message, else the portal's, and what to do next. */
export function RefusalWords({ refusal }: { readonly refusal: Refusal }) {
  const say = useSay();
  const next = nextStepOf(refusal);
  return (
    <>
      <p className="refusal-message">{refusal.message ?? say(wordsOf(refusal))}</p>
      {next === null ? null : <p>{say(next)}</p>}
    </>
  );
}

interface RefusedProps {
  readonly refusal: Refusal;
  onRetry(): void;
}

/** Stands where a list or a record would: why it could not be loaded, and a way to try again. */
export function Refused({ refusal, onRetry }: RefusedProps) {
  const say = useSay();
  return (
    <div className="panel refused" role="alert">
      <RefusalWords refusal={refusal} />
      {refusal.cause === 'not-permitted' ? null : (
        <button type="button" onClick={onRetry}>
          {say('portal.try-again')}
        </button>
      )}
    </div>
  );
}
