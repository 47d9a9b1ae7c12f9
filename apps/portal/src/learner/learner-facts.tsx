import { Facts } from '../shell/facts.js';
import { PlainLink } from '../shell/links.js';
import { Section } from '../shell/section.js';
import { Day } from '../wording/moment.js';
import { useSay, useText } from '../wording/wording.js';
import type { Learner } from './learner.js';

/** Under the name: where the learner belongs, and how far they are. */
export function LearnerAbout({ learner }: { readonly learner: Learner }) {
  const { communityId, communityName, qualification, enrolment } = learner;
  return (
    <>
      <PlainLink to="/learners" search={{ community: communityId }}>
        <bdi>{communityName}</bdi>
      </PlainLink>{' '}
      · <Progress qualification={qualification} total={enrolment.programmeVersion.assignments.length} />
    </>
  );
}

interface ProgressProps {
  readonly qualification: Learner['qualification'];
  readonly total: number;
}

/** Qualified since when, or how far along and exactly what is open. */
function Progress({ qualification: { qualified, qualifiedOn, missing }, total }: ProgressProps) {
  const say = useSay();
  if (!qualified) {
    const values = {
      accepted: total - missing.length,
      total,
      count: missing.length,
      missing: missing.join(', '),
    };
    return <>{say('portal.qualification.progress', values)}</>;
  }
  return (
    <>
      <strong>{say('portal.qualification.qualified')}</strong>{' '}
      {qualifiedOn === null ? null : (
        <>
          {say('portal.qualification.since')} <Day on={qualifiedOn} />
        </>
      )}
    </>
  );
}

/** On which day, and whether training had started by then. */
function Joined({ on, joining }: { readonly on: string; readonly joining: Learner['joining'] }) {
  const say = useSay();
  return (
    <>
      <Day on={on} />
      {joining === 'NOT_SAID' ? null : ` (${say(`portal.learner.joining.${joining}`)})`}
    </>
  );
}

/** What the agency keeps of the learner; nothing of it is public but the name on a badge. */
export function LearnerFacts({ learner }: { readonly learner: Learner }) {
  const say = useSay();
  const text = useText();
  const { joinedOn, joining } = learner;
  const { track, enrolledOn, programmeVersion, fromEarlierRecords } = learner.enrolment;
  return (
    <Section title={say('portal.learner.file')}>
      <Facts
        facts={[
          { name: say('portal.learners.track'), value: say(`portal.track.${track}`) },
          {
            name: say('portal.learner.enrolled-on'),
            value: (
              <>
                <Day on={enrolledOn} />
                {fromEarlierRecords ? ` (${say('portal.opening.from-records')})` : null}
              </>
            ),
          },
          {
            name: say('portal.learner.joined-on'),
            value: joinedOn === null ? null : <Joined on={joinedOn} joining={joining} />,
          },
          {
            name: say('portal.learner.programme'),
            value: `${text(programmeVersion.title)} (${programmeVersion.edition})`,
          },
          { name: say('portal.learner.public-name'), value: <bdi>{learner.publicName}</bdi> },
          { name: say('portal.learners.email'), value: learner.email },
          { name: say('portal.learners.external-id'), value: learner.externalId },
        ]}
      />
    </Section>
  );
}
