import { Link, useAddress } from '../address/address.js';
import { TextField } from '../forms/fields.js';
import { Form } from '../forms/form.js';
import { useAct } from '../forms/use-act.js';
import { textOf } from '../forms/values.js';
import { useAnnounce } from '../shell/announcement.js';
import { View } from '../shell/view.js';
import { today } from '../wording/days.js';
import { useSay } from '../wording/wording.js';
import { authoriseAgency } from './agencies.graphql.js';

export function AuthoriseAgencyView() {
  const say = useSay();
  const { go } = useAddress();
  const { announce } = useAnnounce();
  const { run, busy, refusal } = useAct(authoriseAgency);

  const submit = (values: FormData) =>
    run(inputOf(values), ({ agency }) => {
      go({ kind: 'agencies' }, 'replace');
      announce('portal.agencies.authorised-done', { name: agency.name });
    });

  return (
    <View title={say('portal.agencies.authorise-title')}>
      <div className="narrow">
        <Form
          submit={say('portal.agencies.authorise')}
          {...{ busy, refusal }}
          onSubmit={(values) => void submit(values)}
          aside={<Link to={{ kind: 'agencies' }}>{say('portal.cancel')}</Link>}
        >
          <AgencyFields />
        </Form>
      </div>
    </View>
  );
}

function inputOf(values: FormData) {
  return {
    name: textOf(values, 'name'),
    slug: textOf(values, 'slug'),
    phone: textOf(values, 'phone'),
    email: textOf(values, 'email'),
    authorisedUntil: textOf(values, 'authorisedUntil'),
  };
}

function AgencyFields() {
  const say = useSay();
  const contact = say('portal.agencies.contact-hint');
  return (
    <>
      <TextField name="name" label={say('portal.agencies.name')} autoComplete="off" required />
      <TextField
        name="slug"
        label={say('portal.agencies.slug')}
        hint={say('portal.agencies.slug-hint')}
        autoComplete="off"
        required
      />
      <TextField
        name="phone"
        type="tel"
        label={say('portal.agencies.phone')}
        hint={contact}
        autoComplete="off"
        required
      />
      <TextField
        name="email"
        type="email"
        label={say('portal.agencies.email')}
        hint={contact}
        autoComplete="off"
        required
      />
      <TextField
        name="authorisedUntil"
        type="date"
        label={say('portal.agencies.authorised-until')}
        hint={say('portal.agencies.until-hint')}
        min={today()}
        required
      />
    </>
  );
}
