import { useState } from 'react';

import type { CommunityRow } from '../communities/communities.graphql.js';
import { CheckboxField, ChoiceGroup } from '../forms/choices.js';
import { SelectField, TextField } from '../forms/fields.js';
import { useSay } from '../wording/wording.js';

interface EnrolFieldsProps {
  readonly communities: readonly CommunityRow[];
  readonly communityId: string | null;
}

export function EnrolFields({ communities, communityId }: EnrolFieldsProps) {
  const say = useSay();
  const choices = communities.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <SelectField
        name="communityId"
        label={say('portal.learners.community')}
        prompt={say('portal.learners.choose-community')}
        choices={choices}
        initial={choices.some(({ value }) => value === communityId) ? (communityId ?? '') : ''}
        required
      />
      <NameFields />
      <TextField
        name="email"
        type="email"
        label={say('portal.learners.email')}
        hint={say('portal.learners.email-hint')}
        autoComplete="off"
      />
      <TextField
        name="externalId"
        label={say('portal.learners.external-id')}
        hint={say('portal.learners.external-id-hint')}
        autoComplete="off"
      />
      <TrackField />
    </>
  );
}

/** Given and family name, or one single name: Ontario law knows both. */
function NameFields() {
  const say = useSay();
  const [single, setSingle] = useState(false);
  return (
    <fieldset className="group">
      <legend>{say('portal.learners.name')}</legend>
      {/* Hidden, not removed: what was typed is there again when the box is unticked, and is not sent while hidden. */}
      <fieldset className="plain" hidden={single} disabled={single}>
        <TextField name="givenName" label={say('portal.learners.given-name')} autoComplete="off" required />
        <TextField name="familyName" label={say('portal.learners.family-name')} autoComplete="off" required />
      </fieldset>
      <fieldset className="plain" hidden={!single} disabled={!single}>
        <TextField name="singleName" label={say('portal.learners.single-name')} autoComplete="off" required />
      </fieldset>
      <CheckboxField
        name="hasSingleName"
        label={say('portal.learners.has-single-name')}
        onChange={setSingle}
      />
      <TextField
        name="displayName"
        label={say('portal.learners.display-name')}
        hint={say('portal.learners.display-name-hint')}
        autoComplete="off"
      />
    </fieldset>
  );
}

function TrackField() {
  const say = useSay();
  const tracks = (['MSO', 'GUARD'] as const).map((track) => ({
    value: track,
    label: say(`portal.track.${track}`),
  }));
  return (
    <ChoiceGroup kind="radio" name="track" label={say('portal.learners.track')} choices={tracks} required />
  );
}
