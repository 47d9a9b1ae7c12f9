import { Text } from '@mantine/core';

import type { ResultOf } from '../graphql/graphql.js';
import { useAsk } from '../graphql/use-ask.js';
import { useWhatHappened } from '../journal/use-what-happened.js';
import { PlainLink } from '../shell/links.js';
import { Section } from '../shell/section.js';
import { Asked } from '../shell/states.js';
import { Moment } from '../wording/moment.js';
import { useSay } from '../wording/wording.js';
import { recentQuery } from './home.graphql.js';

const SHOWN = 5;
const A_MINUTE = 60_000;

type Recent = ResultOf<typeof recentQuery>['recentEntries'];

/** What happened last in the agency, by whom and when; what an entry names is a link. */
export function RecentSection() {
  const say = useSay();
  const asking = useAsk(recentQuery, { first: SHOWN }, { every: () => A_MINUTE });
  return (
    <Section title={say('portal.home.recent')}>
      <Asked asking={asking} lines={SHOWN}>
        {({ recentEntries }) =>
          recentEntries.length === 0 ? (
            <p>{say('portal.home.recent-empty')}</p>
          ) : (
            <ol className="recent-lines">
              {recentEntries.map((recent) => (
                <RecentLine key={recent.entry.id} recent={recent} />
              ))}
            </ol>
          )
        }
      </Asked>
    </Section>
  );
}

function RecentLine({ recent }: { readonly recent: Recent[number] }) {
  const say = useSay();
  const { entry, learner } = recent;
  return (
    <li>
      <Text component="p" m={0}>
        <What recent={recent} />
        {learner === null ? null : (
          <>
            {' · '}
            <PlainLink to="/learners/$learnerId" params={{ learnerId: learner.id }}>
              <bdi>{learner.displayName}</bdi>
            </PlainLink>
          </>
        )}
      </Text>
      <Text size="sm" c="dimmed" component="p" m={0}>
        <Moment at={entry.at} /> ·{' '}
        {entry.actor === null ? say('portal.history.system') : <bdi>{entry.actor}</bdi>}
      </Text>
    </li>
  );
}

function What({ recent: { entry, badgeId } }: { readonly recent: Recent[number] }) {
  const what = useWhatHappened()(entry.type);
  if (badgeId === null) return what;
  return (
    <PlainLink to="/badges/$badgeId" params={{ badgeId }}>
      {what}
    </PlainLink>
  );
}
