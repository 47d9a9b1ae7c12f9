import './home.css';

import { useAsk } from '../graphql/use-ask.js';
import { ButtonLink, PlainLink } from '../shell/links.js';
import { Page } from '../shell/page.js';
import { Section } from '../shell/section.js';
import { Asked } from '../shell/states.js';
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

/** What waits for LPHQ's word; nothing is said while nothing does. */
function Waiting() {
  const say = useSay();
  const { data } = useAsk(waitingForLphqQuery, {});
  const count = (data?.openingBatchesToDecide.length ?? 0) + (data?.backdatings.length ?? 0);
  if (count === 0) return null;
  return (
    <Section title={say('portal.home.due')}>
      <ul className="standing-lines">
        <li>
          <PlainLink
            to="/approvals"
            className="count"
            aria-label={say('portal.home.count', { count, work: say('portal.home.approvals') })}
          >
            {count}
          </PlainLink>
          <span>{say('portal.home.approvals')}</span>
        </li>
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
