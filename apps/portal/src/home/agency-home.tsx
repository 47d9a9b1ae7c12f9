import './home.css';

import { useMemo } from 'react';

import type { ResultOf } from '../graphql/graphql.js';
import { useAsk } from '../graphql/use-ask.js';
import { OpeningSection } from '../opening-records/opening-section.js';
import { ButtonLink, PlainLink } from '../shell/links.js';
import { Page } from '../shell/page.js';
import { Section } from '../shell/section.js';
import { Asked, Empty } from '../shell/states.js';
import { useMay } from '../sign-in/session-provider.js';
import { useSay } from '../wording/wording.js';
import { toDoQuery } from './home.graphql.js';
import { RecentSection } from './recent-section.js';
import { RunningSection } from './running-section.js';
import { type Home, homeOf, type Line } from './to-do.js';

const A_MINUTE = 60_000;

/**
 * What waits for this person, how the rest stands, what runs, and what happened last. Every number leads to the list
 * that it counts.
 */
export function AgencyHome() {
  const say = useSay();
  const asking = useAsk(toDoQuery, {}, { every: () => A_MINUTE });
  return (
    <Page title={say('portal.home.title')}>
      <Asked asking={asking} lines={6}>
        {({ toDo }) => <ToDo lines={toDo.lines} />}
      </Asked>
      <OpeningSection />
      <RunningSection />
      <RecentSection />
    </Page>
  );
}

function ToDo({ lines }: { readonly lines: ResultOf<typeof toDoQuery>['toDo']['lines'] }) {
  const say = useSay();
  const may = useMay();
  const { due, rest } = homeOf(lines, may);
  return (
    <>
      {due.length === 0 ? <NothingDue lines={lines} /> : <Due due={due} />}
      <Section title={say('portal.home.rest')}>
        <ul className="standing-lines">
          {rest.map((line) => (
            <li key={line.work}>
              <Count line={line} />
              <span>{say(`portal.work.${line.work}`)}</span>
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}

/** The first is the one to begin with: it alone has a filled button. */
function Due({ due }: { readonly due: Home['due'] }) {
  const say = useSay();
  return (
    <Section title={say('portal.home.due')}>
      <ul className="due-lines">
        {due.map((line, at) => (
          <li key={line.work}>
            <Count line={line} />
            <span className="due-words">{say(`portal.home.due.${line.work}`, { count: line.count })}</span>
            <ButtonLink
              to="/learners"
              search={{ work: line.work }}
              {...(at > 0 && { variant: 'default' as const })}
            >
              {say(`portal.home.act.${line.work}`, { count: line.count })}
            </ButtonLink>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Count({ line: { work, count } }: { readonly line: Line }) {
  const say = useSay();
  if (count === 0) return <span className="count">0</span>;
  const name = say('portal.home.count', { count, work: say(`portal.work.${work}`) });
  return (
    <PlainLink to="/learners" search={{ work }} className="count" aria-label={name}>
      {count}
    </PlainLink>
  );
}

const CLOCK_FACE = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'America/Toronto',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** Says when it looked, so that an empty list is not taken for one that has not come. */
function NothingDue({ lines }: { readonly lines: readonly Line[] }) {
  const say = useSay();
  const { time } = useMemo(() => ({ lines, time: CLOCK_FACE.format() }), [lines]);
  return <Empty title={say('portal.home.nothing')} about={say('portal.home.checked', { time })} />;
}
