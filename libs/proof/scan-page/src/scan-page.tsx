import type { ReactElement } from 'react';

import { say } from '#platform/wording';
import { type Code, formatCode } from '#proof/compact';
import type { VerifyAnswer } from '#proof/verification';

import { renderDocument, type View } from './document.js';
import { Facts } from './facts.js';
import { CodeForm } from './forms.js';
import { Panel } from './panel.js';
import { ReportAProblem, Steps } from './steps.js';

/** The province's page that leads to ServiceOntario's look-up of guards' licences; it has its own language switch. */
const LICENCE_LOOK_UP =
  'https://www.ontario.ca/page/requirements-security-guard-and-private-investigator-agencies';

export interface Scan {
  readonly answer: VerifyAnswer;
  /** The code asked for, where showing it gives nothing away: never with NOT_FOUND, whose bytes are all alike. */
  readonly code: Code | null;
  /** The text that was pasted, for the language switch; null for a scanned code. */
  readonly presented: string | null;
}

/** The answer to a scan as a page that a stranger understands in one second. */
export function renderScanPage(scan: Scan, view: View): string {
  const { answer } = scan;
  return renderDocument({
    view,
    head: say(view.locale, `outcome.${answer.outcome}.word`),
    presented: scan.presented,
    children: <ScanPage scan={scan} view={view} />,
  });
}

function ScanPage({ scan: { answer, code }, view }: { scan: Scan; view: View }): ReactElement {
  const { locale, origin } = view;
  const isUnanswered = answer.outcome === 'NOT_FOUND' || answer.outcome === 'CANNOT_CHECK';
  return (
    <>
      <Panel answer={answer} locale={locale} />
      <Facts
        answer={answer}
        locale={locale}
        code={answer.outcome === 'CANNOT_CHECK' && code ? formatCode(code) : null}
      />
      <p className="next">
        <b>{say(locale, 'verify.next')}</b>
        {nextStep(answer, locale)}
      </p>
      <NotALicence locale={locale} />
      {isUnanswered && <CodeForm locale={locale} label={say(locale, 'verify.entry.again')} />}
      <Steps steps={answer.steps} locale={locale} />
      <ReportAProblem answer={answer} locale={locale} />
      {code && <p className="paper">{`${origin}/v/${code}`}</p>}
    </>
  );
}

function nextStep(answer: VerifyAnswer, locale: View['locale']): string {
  const key = `outcome.${answer.outcome}.next`;
  switch (answer.outcome) {
    case 'VALID':
      return say(locale, answer.subject ? key : `${key}-nameless`);
    case 'NOT_YET_VALID':
      return answer.validFrom ? say(locale, key, { day: answer.validFrom }) : say(locale, `${key}-undated`);
    case 'NOT_FOUND':
    case 'REVOKED':
      return say(locale, answer.because ? `${key}-${answer.because}` : key);
    default:
      return say(locale, key);
  }
}

/** The most dangerous misreading at a door is "this is a licensed guard", so every outcome says that it is not. */
function NotALicence({ locale }: Pick<View, 'locale'>): ReactElement {
  return (
    <>
      <p>
        <strong>{say(locale, 'verify.not-a-licence')}</strong>
      </p>
      <p>
        {say(locale, 'verify.licence.not-recorded')}{' '}
        <a href={LICENCE_LOOK_UP} rel="noreferrer">
          {say(locale, 'verify.licence.look-up')}
        </a>
      </p>
    </>
  );
}
