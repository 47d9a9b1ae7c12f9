import { useId } from 'react';

import { useAddress } from '../address/address.js';
import { useAllCommunities } from '../communities/use-all-communities.js';
import { Refused } from '../graphql/refused.js';
import { useSay } from '../wording/wording.js';

/** Narrows the list to one community by changing the address, so that the choice can be shared and gone back from. */
export function CommunityFilter({ communityId }: { readonly communityId: string | null }) {
  const say = useSay();
  const id = useId();
  const { go } = useAddress();
  const { load, reload } = useAllCommunities();
  if (load.kind === 'refused') return <Refused refusal={load} onRetry={() => void reload()} />;

  const communities = load.kind === 'answered' ? load.data : [];
  return (
    <div className="filter">
      <label htmlFor={id}>{say('portal.learners.filter')}</label>
      <select
        id={id}
        value={communityId ?? ''}
        onChange={({ currentTarget }) =>
          go({ kind: 'learners', communityId: currentTarget.value === '' ? null : currentTarget.value })
        }
      >
        <option value="">{say('portal.learners.all-communities')}</option>
        {communities.map(({ id: value, name }) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
