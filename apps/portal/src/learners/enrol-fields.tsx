import { Fieldset, Stack } from '@mantine/core';
import { useWatch } from 'react-hook-form';

import { CheckField, DayField, RadioField, SelectField, TextField } from '../forms/fields.js';
import { useSay } from '../wording/wording.js';
import type { AgeRules } from './age-choices.js';
import { NewcomersAgeField } from './age-field.js';
import type { Enrolment } from './enrol-values.js';
import { TRACKS } from './learners-search.js';
import type { CommunityChoice } from './use-communities.js';

interface EnrolFieldsProps {
  readonly communities: readonly CommunityChoice[];
  readonly ages: AgeRules;
}

export function EnrolFields({ communities, ages }: EnrolFieldsProps) {
  const say = useSay();
  return (
    <>
      <SelectField
        name="communityId"
        label={say('portal.learners.community')}
        none={say('portal.learners.choose-community')}
        choices={communities.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <NameFields />
      <RadioField
        name="track"
        label={say('portal.learners.track')}
        choices={TRACKS.map((track) => ({ value: track, label: say(`portal.track.${track}`) }))}
      />
      <JoiningDayField />
      <NewcomersAgeField ages={ages} hint={say('portal.learners.age-hint')} />
      <TextField
        name="email"
        type="email"
        inputMode="email"
        autoComplete="off"
        label={say('portal.learners.email')}
        hint={say('portal.learners.email-hint')}
        optional
      />
      <TextField
        name="externalId"
        autoComplete="off"
        label={say('portal.learners.external-id')}
        hint={say('portal.learners.external-id-hint')}
        optional
      />
    </>
  );
}

/** When somebody joined the community: it may be left out. */
export function JoiningDayField() {
  const say = useSay();
  return (
    <DayField
      name="joinedOn"
      label={say('portal.learners.joined-on')}
      hint={say('portal.learners.joined-on-hint')}
      optional
    />
  );
}

/** Given and family name, or one single name: Ontario law knows both. */
export function NameFields() {
  const say = useSay();
  const isSingle = useWatch<Enrolment, 'hasSingleName'>({ name: 'hasSingleName' });
  return (
    <Fieldset legend={say('portal.learners.name')}>
      <Stack gap="md">
        {isSingle ? (
          <TextField name="singleName" autoComplete="off" label={say('portal.learners.single-name')} />
        ) : (
          <>
            <TextField name="givenName" autoComplete="off" label={say('portal.learners.given-name')} />
            <TextField name="familyName" autoComplete="off" label={say('portal.learners.family-name')} />
          </>
        )}
        <CheckField name="hasSingleName" label={say('portal.learners.has-single-name')} />
        <TextField
          name="displayName"
          autoComplete="off"
          label={say('portal.learners.display-name')}
          hint={say('portal.learners.display-name-hint')}
          optional
        />
      </Stack>
    </Fieldset>
  );
}
