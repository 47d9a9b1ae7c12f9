import { SelectField } from '../forms/fields.js';
import { useAsk } from '../graphql/use-ask.js';
import { useSay, useText } from '../wording/wording.js';
import { assignmentsQuery } from './jobs.graphql.js';

/** Which assignment, by its number and title. */
export function AssignmentField() {
  const say = useSay();
  const text = useText();
  const { data } = useAsk(assignmentsQuery, {});
  const assignments = data?.programme.assignments ?? [];
  return (
    <SelectField
      name="assignment"
      label={say('portal.record-many.assignment')}
      none={say('portal.record-many.choose-assignment')}
      choices={assignments.map(({ number, title }) => ({ value: String(number), label: text(title) }))}
    />
  );
}
