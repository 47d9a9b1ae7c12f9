import './home.css';

import { useAsk } from '../graphql/use-ask.js';
import { ButtonLink, PlainLink } from '../shell/links.js';
import { Page } from '../shell/page.js';
import { Section } from '../shell/section.js';
import { Asked, Empty } from '../shell/states.js';
import { useSay } from '../wording/wording.js';
import { standingsQuery, waitingForLphqQuery } from './home.graphql.js';

const STANDINGS = ['AUTHORISED', 'SUSPENDED', 'ENDED'] as const;

/** How LPHQ's agencies stand; every number leads to its agencies. */
export function StaffHome() {
  const say = useSay();
  const asking = useAsk(standingsQuery, {});
  return (
    <Page title={say('portal.home.title')} actions={<AuthoriseLink />}>
      <Waiting />
      <Asked asking={asking}>
        {({ authorised, suspended, ended }) => {
          const counts = {
            AUTHORISED: authorised.totalCount,
            SUSPENDED: suspended.totalCount,
            ENDED: ended.totalCount,
          };
          return (
            <Section title={say('portal.home.agencies')}>
              <ul className="standing-lines">
                {STANDINGS.map((standing) => (
                  <li key={standing}>
                    <Count standing={standing} count={counts[standing]} />
                    <span>{say(`portal.home.agencies.${standing}`)}</span>
                  </li>
                ))}
              </ul>
            </Section>
          );
        }}
      </Asked>
    </Page>
  );
}

/** What waits for LPHQ, or that nothing does. */
function Waiting() {
  const say = useSay();
  const { data } = useAsk(waitingForLphqQuery, {});
  if (data === null) return null;
  const approvals = data.openingBatchesToDecide.length + data.backdatings.length;
  const lines = [
    { to: '/approvals', words: 'portal.home.approvals', count: approvals },
    { to: '/lphq/transfers', words: 'portal.home.transfers', count: data.agreedTransfers.totalCount },
  ] as const;
  const due = lines.filter(({ count }) => count > 0);
  if (due.length === 0) return <Empty title={say('portal.home.nothing')} />;
  return (
    <Section title={say('portal.home.due')}>
      <ul className="standing-lines">
        {due.map(({ to, words, count }) => (
          <li key={to}>
            <PlainLink
              to={to}
              className="count"
              aria-label={say('portal.home.count', { count, work: say(words) })}
            >
              {count}
            </PlainLink>
            <span>{say(words)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Count({
  standing,
  count,
}: {
  readonly standing: (typeof STANDINGS)[number];
  readonly count: number;
}) {
  const say = useSay();
  if (count === 0) return <span className="count">0</span>;
  const name = say('portal.home.count', { count, work: say(`portal.home.agencies.${standing}`) });
  return (
    <PlainLink to="/agencies" search={{ standing }} className="count" aria-label={name}>
      {count}
    </PlainLink>
  );
}

function AuthoriseLink() {
  const say = useSay();
  return (
    <ButtonLink to="/agencies" search={{ dialog: 'authorise' }}>
      {say('portal.home.authorise')}
    </ButtonLink>
  );
}
