import { AreaField, RadioField, SelectField } from '../forms/fields.js';
import { useSay } from '../wording/wording.js';
import type { AgeRules } from './age-choices.js';
import { NewcomersAgeField } from './age-field.js';
import { TRACKS } from './learners-search.js';
import type { CommunityChoice } from './use-communities.js';

interface SheetFieldsProps {
  readonly communities: readonly CommunityChoice[];
  readonly ages: AgeRules;
  /** How a line is written. */
  readonly hint: string;
}

/** The box for the lines, and what holds for every line that says nothing else. */
export function SheetFields({ communities, ages, hint }: SheetFieldsProps) {
  const say = useSay();
  return (
    <>
      <AreaField name="lines" label={say('portal.sheet.lines')} hint={hint} />
      <SelectField
        name="communityId"
        label={say('portal.sheet.community')}
        hint={say('portal.sheet.for-all')}
        none={say('portal.learners.choose-community')}
        choices={communities.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <RadioField
        name="track"
        label={say('portal.learners.track')}
        choices={TRACKS.map((track) => ({ value: track, label: say(`portal.track.${track}`) }))}
      />
      <NewcomersAgeField ages={ages} hint={say('portal.sheet.age-hint')} />
    </>
  );
}
