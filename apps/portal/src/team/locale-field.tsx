import { RadioField } from '../forms/fields.js';
import { useSay } from '../wording/wording.js';

/** The language of the mail; each is named in itself. */
export function LocaleField() {
  const say = useSay();
  return (
    <RadioField
      name="locale"
      label={say('portal.team.locale')}
      choices={[
        { value: 'EN_CA', label: 'English' },
        { value: 'FR_CA', label: 'Français' },
      ]}
    />
  );
}
