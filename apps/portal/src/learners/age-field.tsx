import { RadioField } from '../forms/fields.js';
import { useSay } from '../wording/wording.js';
import { ageChoices, type AgeRules } from './age-choices.js';

interface AgeFieldProps {
  /** Of the edition that new learners are enrolled in. */
  readonly ages: AgeRules;
  readonly hint: string;
}

/** What the agency attests of new learners. */
export function NewcomersAgeField({ ages, hint }: AgeFieldProps) {
  const say = useSay();
  return (
    <RadioField
      name="ageAttested"
      label={say('portal.learners.age')}
      hint={hint}
      choices={ageChoices(say, ages)}
    />
  );
}
