import './learners.css';

import { Button } from '@mantine/core';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { type MouseEvent, useEffect, useRef, useState } from 'react';

import { ActForm } from '../forms/act-form.js';
import { useAct } from '../graphql/use-act.js';
import { useAsk } from '../graphql/use-ask.js';
import { assignmentsQuery } from '../jobs/jobs.graphql.js';
import { useAnnounce } from '../shell/announcement.js';
import { ButtonLink, PlainLink } from '../shell/links.js';
import { Page } from '../shell/page.js';
import { Section } from '../shell/section.js';
import { Asked, Refused, Waiting } from '../shell/states.js';
import { useSay } from '../wording/wording.js';
import type { AgeRules } from './age-choices.js';
import { EnrolFields } from './enrol-fields.js';
import { blank, type Enrolment, enrolment, inputOf } from './enrol-values.js';
import { enrolLearner } from './learners.graphql.js';
import { NoCommunity } from './no-community.js';
import { type CommunityChoice, useCommunities } from './use-communities.js';

const route = getRouteApi('/door/learners/new');

export function EnrolScreen() {
  const say = useSay();
  const { choices, refusal, reload } = useCommunities();
  const programme = useAsk(assignmentsQuery, {});
  const reloadAll = () => {
    reload();
    programme.reload();
  };
  return (
    <Page
      title={say('portal.learners.enrol-title')}
      trail={<PlainLink to="/learners">{say('portal.learner.all')}</PlainLink>}
      actions={
        <ButtonLink to="/learners/sheet" variant="default">
          {say('portal.sheet.link')}
        </ButtonLink>
      }
    >
      {refusal !== null ? <Refused refusal={refusal} onRetry={reload} /> : null}
      {choices === null && refusal === null ? <Waiting lines={6} /> : null}
      {choices?.length === 0 ? <NoCommunity /> : null}
      {choices !== null && choices.length > 0 ? (
        <Asked asking={programme} lines={6}>
          {({ programme: { policies } }) => (
            <Enrolling communities={choices} ages={policies} reload={reloadAll} />
          )}
        </Asked>
      ) : null}
    </Page>
  );
}

interface EnrollingProps {
  readonly communities: readonly CommunityChoice[];
  readonly ages: AgeRules;
  reload(): void;
}

/** One form after another, where somebody has a list to type: community and track stay as they were. */
function Enrolling({ communities, ages, reload }: EnrollingProps) {
  const { community } = route.useSearch();
  const known = communities.some(({ id }) => id === community) ? community : undefined;
  const [round, setRound] = useState({
    nr: 0,
    initial: blank(known === undefined ? {} : { communityId: known }),
  });
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (round.nr > 0) place.current?.querySelector<HTMLInputElement>('input[name="givenName"]')?.focus();
  }, [round.nr]);
  return (
    <div ref={place}>
      <EnrolForm
        key={round.nr}
        initial={round.initial}
        communities={communities}
        ages={ages}
        reload={reload}
        onAnother={(values) => setRound(({ nr }) => ({ nr: nr + 1, initial: blank(values) }))}
      />
    </div>
  );
}

interface EnrolFormProps extends EnrollingProps {
  readonly initial: ReturnType<typeof blank>;
  onAnother(values: Enrolment): void;
}

function EnrolForm({ initial, communities, ages, reload, onAnother }: EnrolFormProps) {
  const say = useSay();
  const { announce, silence } = useAnnounce();
  const go = useNavigate();
  const { act, busy, refusal } = useAct(enrolLearner, 'LearnerEnrolled');
  const goesOn = useRef(false);

  /** Enter presses the first button, as a click does; so the last click says which of the two was meant. */
  const note = ({ target }: MouseEvent) => {
    const button = target instanceof Element ? target.closest('button[type="submit"]') : null;
    if (button !== null) goesOn.current = button.hasAttribute('data-another');
  };
  const submit = async (values: Enrolment) => {
    silence();
    const done = await act(inputOf(values));
    if (done === null) return;
    const { id, displayName } = done.learner;
    if (goesOn.current) onAnother(values);
    else await go({ to: '/learners/$learnerId', params: { learnerId: id } });
    announce('portal.learners.enrolled-done', { name: displayName });
  };
  return (
    <Section title={say('portal.learners.enrol-about')}>
      <div onClickCapture={note}>
        <ActForm
          schema={enrolment}
          initial={initial}
          submit={say('portal.learners.enrol')}
          busy={busy}
          refusal={refusal}
          onSubmit={submit}
          onReload={reload}
          aside={
            <Button type="submit" variant="default" disabled={busy} data-another>
              {say('portal.learners.enrol-another')}
            </Button>
          }
        >
          <EnrolFields communities={communities} ages={ages} />
        </ActForm>
      </div>
    </Section>
  );
}
