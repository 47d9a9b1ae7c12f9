import type { ReactNode } from 'react';

import { Link } from '../address/address.js';
import { BadgesSection } from '../badges/badges-section.js';
import { AssignmentsSection } from '../completions/assignments-section.js';
import { Refused } from '../graphql/refused.js';
import { useLoad } from '../graphql/use-load.js';
import { View } from '../shell/view.js';
import { Waiting } from '../shell/waiting.js';
import { Day } from '../wording/moment.js';
import { useSay, useText } from '../wording/wording.js';
import { HistorySection } from './history-section.js';
import { type Learner, learnerQuery } from './learner.graphql.js';
import { QualificationSection } from './qualification-section.js';

export function LearnerView({ learnerId }: { readonly learnerId: string }) {
  const say = useSay();
  const { load, reload } = useLoad(learnerQuery, { id: learnerId });
  const learner = load.kind === 'answered' ? load.data.learner : null;

  return (
    <View title={learner?.displayName ?? say('portal.learner.title')}>
      {load.kind === 'loading' ? <Waiting /> : null}
      {load.kind === 'refused' ? <Refused refusal={load} onRetry={() => void reload()} /> : null}
      {load.kind === 'answered' && learner === null ? <UnknownLearner /> : null}
      {learner === null ? null : <LearnerFile learner={learner} reload={reload} />}
    </View>
  );
}

interface LearnerFileProps {
  readonly learner: Learner;
  reload(): Promise<void>;
}

function LearnerFile({ learner, reload }: LearnerFileProps) {
  return (
    <>
      <Facts learner={learner} />
      <QualificationSection
        qualification={learner.qualification}
        total={learner.enrolment.programmeVersion.assignments.length}
      />
      <BadgesSection learner={learner} reload={reload} />
      <AssignmentsSection learner={learner} reload={reload} />
      <HistorySection learner={learner} />
    </>
  );
}

function Facts({ learner }: { readonly learner: Learner }) {
  const say = useSay();
  const text = useText();
  const { track, enrolledOn, programmeVersion } = learner.enrolment;
  return (
    <dl className="facts">
      <Fact term={say('portal.learners.community')}>
        <Link to={{ kind: 'learners', communityId: learner.community.id }}>
          <bdi>{learner.community.name}</bdi>
        </Link>
      </Fact>
      <Fact term={say('portal.learner.enrolled-on')}>
        <Day on={enrolledOn} />
      </Fact>
      <Fact term={say('portal.learners.track')}>{say(`portal.track.${track}`)}</Fact>
      <Fact term={say('portal.learner.programme')}>
        {text(programmeVersion.title)} ({programmeVersion.edition})
      </Fact>
      <Fact term={say('portal.learner.public-name')}>
        <bdi>{learner.publicName}</bdi>
      </Fact>
      {learner.email === null ? null : <Fact term={say('portal.learners.email')}>{learner.email}</Fact>}
      {learner.externalId === null ? null : (
        <Fact term={say('portal.learners.external-id')}>
          <bdi>{learner.externalId}</bdi>
        </Fact>
      )}
    </dl>
  );
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function UnknownLearner() {
  const say = useSay();
  return (
    <div className="panel">
      <p>{say('portal.learner.unknown')}</p>
      <Link to={{ kind: 'learners', communityId: null }}>{say('portal.learner.all')}</Link>
    </div>
  );
}
