import type { ReactElement } from 'react';

import { dayOf, parseInstant, timeOf } from '#platform/clock';
import { type Locale, say } from '#platform/wording';
import type { VerifyAnswer } from '#proof/verification';

import { OutcomeIcon, TornEdges } from './icons.js';

/** The word, the shape and when it was checked: what is read in the first second. */
export function Panel({ answer, locale }: { answer: VerifyAnswer; locale: Locale }): ReactElement {
  const { outcome, checkedAt, asOf } = answer;
  return (
    <div role="status" className={`panel ${outcome}`}>
      {outcome === 'ALTERED' && <TornEdges />}
      <OutcomeIcon outcome={outcome} />
      <h1>{say(locale, `outcome.${outcome}.word`)}</h1>
      <p>
        <time dateTime={checkedAt}>{timeLine('verify.checked', checkedAt, locale)}</time>
      </p>
      {asOf !== undefined && (
        <p>
          <time dateTime={asOf}>{timeLine('verify.as-of', asOf, locale)}</time>
        </p>
      )}
    </div>
  );
}

function timeLine(key: 'verify.checked' | 'verify.as-of', time: string, locale: Locale): string {
  const instant = parseInstant(time);
  if (instant === null) throw new Error('An answer has no time.');
  return say(locale, key, { day: dayOf(instant), time: timeOf(instant) });
}
