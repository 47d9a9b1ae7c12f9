import type { ReactElement } from 'react';

import { type Locale, say } from '#platform/wording';
import type { VerifyAnswer } from '#proof/verification';

/** What was checked, step by step, with the answer in words. */
export function Steps({
  steps,
  locale,
}: Pick<VerifyAnswer, 'steps'> & { locale: Locale }): ReactElement | null {
  if (steps.length === 0) return null;
  return (
    <details>
      <summary>{say(locale, 'verify.steps')}</summary>
      <ul>
        {steps.map(({ name, answer }) => (
          <li key={name}>
            {say(locale, `verify.step-answer.${answer}`, { step: say(locale, `verify.step.${name}`) })}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Whom to tell. Where no issuer is known, no number of ours stands in for one. */
export function ReportAProblem({ answer, locale }: { answer: VerifyAnswer; locale: Locale }): ReactElement {
  const { contact } = answer;
  return (
    <details>
      <summary>{say(locale, 'verify.report')}</summary>
      <p>
        {contact
          ? say(locale, 'verify.report.issuer', { phone: contact.phone, email: contact.email })
          : say(locale, 'verify.report.unknown-issuer')}
      </p>
    </details>
  );
}
