import { useAsk } from '../graphql/use-ask.js';
import { ButtonLink } from '../shell/links.js';
import { Section } from '../shell/section.js';
import { useMay } from '../sign-in/session-provider.js';
import { Day } from '../wording/moment.js';
import { useSay } from '../wording/wording.js';
import { BatchState } from './batch-state.js';
import { openingRecordsQuery } from './opening.graphql.js';

/** On a manager's home while there is something to do about earlier records: days are left, or a batch is open. */
export function OpeningSection() {
  const may = useMay();
  return may('bring-records') ? <Opening /> : null;
}

function Opening() {
  const say = useSay();
  const { data } = useAsk(openingRecordsQuery, {});
  if (data === null) return null;
  const { isOpen, openUntil, batches } = data.openingRecords;
  const batch = batches.find(({ state }) => state !== 'APPROVED');
  if (!isOpen && batch === undefined) return null;
  return (
    <Section
      title={say('portal.opening.home')}
      actions={
        <ButtonLink to="/opening-records" variant="default">
          {say('portal.opening.bring')}
        </ButtonLink>
      }
    >
      {batch === undefined ? null : (
        <p>
          <BatchState state={batch.state} />{' '}
          {say('portal.opening.holds', { learners: batch.learners, completions: batch.completions })}
        </p>
      )}
      {isOpen ? (
        <p>
          {say('portal.opening.home-about')} <Day on={openUntil} />
        </p>
      ) : null}
    </Section>
  );
}
