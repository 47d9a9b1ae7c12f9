import { Link, useAddress } from '../address/address.js';
import { useAllCommunities } from '../communities/use-all-communities.js';
import { Form } from '../forms/form.js';
import { useAct } from '../forms/use-act.js';
import { choiceOf, optionalOf, textOf } from '../forms/values.js';
import { Refused } from '../graphql/refused.js';
import { useAnnounce } from '../shell/announcement.js';
import { View } from '../shell/view.js';
import { Waiting } from '../shell/waiting.js';
import { useMay } from '../sign-in/session-provider.js';
import { useSay } from '../wording/wording.js';
import { EnrolFields } from './enrol-fields.js';
import { enrolLearner, type Track } from './learners.graphql.js';

interface EnrolLearnerProps {
  readonly communityId: string | null;
}

export function EnrolLearnerView({ communityId }: EnrolLearnerProps) {
  const say = useSay();
  return (
    <View title={say('portal.learners.enrol-title')}>
      <div className="narrow">
        <EnrolForm communityId={communityId} />
      </div>
    </View>
  );
}

function EnrolForm({ communityId }: EnrolLearnerProps) {
  const say = useSay();
  const { go } = useAddress();
  const { announce } = useAnnounce();
  const { load, reload } = useAllCommunities();
  const { run, busy, refusal } = useAct(enrolLearner);

  if (load.kind === 'loading') return <Waiting />;
  if (load.kind === 'refused') return <Refused refusal={load} onRetry={() => void reload()} />;
  if (load.data.length === 0) return <NoCommunity />;

  const submit = (values: FormData) =>
    run(inputOf(values), ({ learner }) => {
      go({ kind: 'learner', learnerId: learner.id }, 'replace');
      announce('portal.learners.enrolled-done', { name: learner.displayName });
    });

  return (
    <Form
      submit={say('portal.learners.enrol')}
      busy={busy}
      refusal={refusal}
      onSubmit={(values) => void submit(values)}
      onReload={() => void reload()}
      aside={<Link to={{ kind: 'learners', communityId }}>{say('portal.cancel')}</Link>}
    >
      <EnrolFields communities={load.data} communityId={communityId} />
    </Form>
  );
}

function inputOf(values: FormData) {
  return {
    communityId: textOf(values, 'communityId'),
    givenName: optionalOf(values, 'givenName'),
    familyName: optionalOf(values, 'familyName'),
    singleName: optionalOf(values, 'singleName'),
    displayName: optionalOf(values, 'displayName'),
    email: optionalOf(values, 'email'),
    externalId: optionalOf(values, 'externalId'),
    track: choiceOf<Track>(values, 'track'),
  };
}

function NoCommunity() {
  const say = useSay();
  const may = useMay();
  return (
    <div className="panel">
      <p>{say('portal.learners.no-community')}</p>
      {may('register-community') ? (
        <Link to={{ kind: 'new-community' }}>{say('portal.communities.register-link')}</Link>
      ) : (
        <p>{say('portal.learners.ask-for-community')}</p>
      )}
    </div>
  );
}
