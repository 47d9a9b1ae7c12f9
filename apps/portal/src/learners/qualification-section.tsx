import { useId } from 'react';

import { Day } from '../wording/moment.js';
import { useSay } from '../wording/wording.js';
import type { Learner } from './learner.graphql.js';

interface QualificationSectionProps {
  readonly qualification: Learner['qualification'];
  readonly total: number;
}

/** One line: qualified since when, or how far along and exactly what is open. */
export function QualificationSection({ qualification, total }: QualificationSectionProps) {
  const say = useSay();
  const titleId = useId();
  const { qualified, qualifiedOn, missing } = qualification;
  return (
    <section aria-labelledby={titleId} className="panel">
      <h2 id={titleId}>{say('portal.qualification.title')}</h2>
      {qualified ? (
        <p>
          <strong>{say('portal.qualification.qualified')}</strong>{' '}
          {qualifiedOn === null ? null : (
            <>
              {say('portal.qualification.since')} <Day on={qualifiedOn} />
            </>
          )}
        </p>
      ) : (
        <p>
          {say('portal.qualification.progress', {
            accepted: total - missing.length,
            total,
            count: missing.length,
            missing: missing.join(', '),
          })}
        </p>
      )}
    </section>
  );
}
