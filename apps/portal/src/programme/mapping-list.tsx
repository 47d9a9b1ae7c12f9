import { Text } from '@mantine/core';

import type { ResultOf } from '../graphql/graphql.js';
import { useAsk } from '../graphql/use-ask.js';
import { Asked } from '../shell/states.js';
import { useSay, useText } from '../wording/wording.js';
import { type editionsQuery, mappingQuery } from './moving.graphql.js';

export type Edition = ResultOf<typeof editionsQuery>['programmes'][number];

interface MappingListProps {
  readonly from: Edition;
  readonly to: Edition;
}

/** For each assignment of the edition to come: what of the present one counts for it, or that it is done anew. */
export function MappingList({ from, to }: MappingListProps) {
  const say = useSay();
  const text = useText();
  const asking = useAsk(mappingQuery, { fromId: from.id, toId: to.id });
  return (
    <Asked asking={asking}>
      {({ programmeMapping }) => (
        <ol aria-label={say('portal.programme.mapping', { to: to.edition })}>
          {programmeMapping.map(({ number, from: earlier }) => (
            <li key={number}>
              {text(to.assignments.find((one) => one.number === number)?.title ?? { en: '', fr: '' })}
              <Text size="sm">
                {earlier.length === 0
                  ? say('portal.programme.done-anew')
                  : say('portal.programme.counts-from', {
                      count: earlier.length,
                      numbers: earlier.join(', '),
                      edition: from.edition,
                    })}
              </Text>
            </li>
          ))}
        </ol>
      )}
    </Asked>
  );
}
