import { Link, useAddress } from '../address/address.js';
import { ChoiceGroup } from '../forms/choices.js';
import { TextField } from '../forms/fields.js';
import { Form } from '../forms/form.js';
import { useAct } from '../forms/use-act.js';
import { choiceOf, textOf } from '../forms/values.js';
import { useAnnounce } from '../shell/announcement.js';
import { View } from '../shell/view.js';
import { useSay } from '../wording/wording.js';
import { GUARD_MODELS, type GuardModel, registerCommunity } from './communities.graphql.js';

export function RegisterCommunityView() {
  const say = useSay();
  const { go } = useAddress();
  const { announce } = useAnnounce();
  const { run, busy, refusal } = useAct(registerCommunity);

  const submit = (values: FormData) =>
    run(
      { name: textOf(values, 'name'), guardModel: choiceOf<GuardModel>(values, 'guardModel') },
      ({ community }) => {
        go({ kind: 'communities' }, 'replace');
        announce('portal.communities.registered-done', { name: community.name });
      },
    );

  return (
    <View title={say('portal.communities.register-title')}>
      <div className="narrow">
        <Form
          submit={say('portal.communities.register')}
          busy={busy}
          refusal={refusal}
          onSubmit={(values) => void submit(values)}
          aside={<Link to={{ kind: 'communities' }}>{say('portal.cancel')}</Link>}
        >
          <CommunityFields />
        </Form>
      </div>
    </View>
  );
}

function CommunityFields() {
  const say = useSay();
  const models = GUARD_MODELS.map((model) => ({ value: model, label: say(`portal.guard-model.${model}`) }));
  return (
    <>
      <TextField
        name="name"
        label={say('portal.communities.name')}
        hint={say('portal.communities.private')}
        autoComplete="off"
        required
      />
      <ChoiceGroup
        kind="radio"
        name="guardModel"
        label={say('portal.communities.guard-model')}
        choices={models}
        required
      />
    </>
  );
}
