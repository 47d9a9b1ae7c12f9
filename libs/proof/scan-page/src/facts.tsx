import type { ReactElement, ReactNode } from 'react';

import { type Locale, say } from '#platform/wording';
import type { Outcome, VerifyAnswer } from '#proof/verification';

interface FactsProps {
  readonly answer: VerifyAnswer;
  readonly locale: Locale;
  readonly code: string | null;
}

/** Where a name is shown, or its absence said (ux.md 1.5). */
const NAMED: ReadonlySet<Outcome> = new Set<Outcome>(['VALID', 'EXPIRED']);

const BADGES: Readonly<Record<string, string>> = { 'Member Service Qualified': 'verify.badge.MSQ' };

/** What the badge states, as far as the answer holds it: a fact that an outcome keeps back has no line. */
export function Facts({ answer, locale, code }: FactsProps): ReactElement | null {
  const { subject, credential, issuer, contact, validFrom, validUntil } = answer;
  if (!credential && !issuer && !code) return null;
  return (
    <dl>
      {NAMED.has(answer.outcome) && (
        <Fact label={say(locale, 'verify.name')}>
          <Name subject={subject} locale={locale} />
        </Fact>
      )}
      {credential && <Fact label={say(locale, 'verify.badge')}>{badgeName(credential, locale)}</Fact>}
      {issuer && (
        <Fact label={say(locale, 'verify.issuer')}>
          <Issuer issuer={issuer} phone={contact?.phone} locale={locale} />
        </Fact>
      )}
      {validFrom && <Fact label={say(locale, 'verify.valid-from')}>{validFrom}</Fact>}
      {validUntil && <Fact label={say(locale, 'verify.valid-until')}>{validUntil}</Fact>}
      {code && <Fact label={say(locale, 'verify.code')}>{code}</Fact>}
    </dl>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }): ReactElement {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** A name may run from right to left: isolated, it cannot turn the words around it. */
function Name({ subject, locale }: { subject: string | undefined; locale: Locale }): ReactElement {
  if (subject === undefined) return <>{say(locale, 'verify.name.none')}</>;
  return (
    <bdi dir="auto" className="name">
      {subject}
    </bdi>
  );
}

function badgeName(credential: string, locale: Locale): string {
  const key = BADGES[credential];
  return key === undefined ? credential : say(locale, key);
}

interface IssuerProps {
  readonly issuer: { readonly name: string; readonly authorised: boolean };
  readonly phone: string | undefined;
  readonly locale: Locale;
}

function Issuer({ issuer, phone, locale }: IssuerProps): ReactElement {
  const standing = issuer.authorised ? 'authorised' : 'no-longer-authorised';
  const words = say(locale, `verify.issuer.${standing}`);
  return (
    <>
      <bdi dir="auto">{issuer.name}</bdi> {issuer.authorised ? <small>({words})</small> : <>– {words}</>}
      {phone && (
        <>
          <br />
          <a className="tel" href={`tel:${phone.replace(/[^\d+]/g, '')}`}>
            {phone}
          </a>
        </>
      )}
    </>
  );
}
