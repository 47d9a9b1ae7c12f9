import type { Completion } from '../learner/learner.js';
import { Day, Moment } from '../wording/moment.js';
import { useSay } from '../wording/wording.js';

type Attempt = Completion['attemptsBefore'][number];

/** What was tried before, the newest first: who sent it back or voided it, when and why. */
export function EarlierAttempts({ attempts }: { readonly attempts: readonly Attempt[] }) {
  const say = useSay();
  if (attempts.length === 0) return null;
  return (
    <details>
      <summary>{say('portal.completions.attempts', { count: attempts.length })}</summary>
      <ol reversed className="completion-facts">
        {attempts.map((attempt) => (
          <li key={attempt.attempt} value={attempt.attempt}>
            {say('portal.completions.completed-on')} <Day on={attempt.completedOn} />
            {'. '}
            <Ended attempt={attempt} />
          </li>
        ))}
      </ol>
    </details>
  );
}

function Ended({ attempt }: { readonly attempt: Attempt }) {
  const say = useSay();
  const { decidedAt, decidedBy, returnReason, voidedAt, voidedBy, voidReason } = attempt;
  const [at, name, reason] = voidedAt
    ? [voidedAt, voidedBy, voidReason]
    : [decidedAt, decidedBy, returnReason];
  const words = say(voidedAt ? 'portal.completions.voided-by' : 'portal.completions.decided-by.RETURNED', {
    name: name ?? say('portal.completions.by-lphq'),
  });
  return (
    <>
      <bdi>{words}</bdi> {at === null ? null : <Moment at={at} />} <bdi>{reason}</bdi>
    </>
  );
}
