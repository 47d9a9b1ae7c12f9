import * as z from 'zod';

import { AreaField, DayField, TextField } from '../forms/fields.js';
import { maybe, neededDay } from '../forms/values.js';
import { today } from '../wording/days.js';
import { useSay } from '../wording/wording.js';

/** What is told of a completed assignment, for one learner or for many. */
export const recordShape = { completedOn: neededDay(), evidenceLink: maybe(), note: maybe() };
export const recordSchema = z.object(recordShape);

/** Most record on the day itself. */
export function newRecord(): z.infer<typeof recordSchema> {
  return { completedOn: today(), evidenceLink: '', note: '' };
}

export function RecordFields() {
  const say = useSay();
  return (
    <>
      <DayField
        name="completedOn"
        label={say('portal.completions.day')}
        hint={say('portal.completions.day-hint')}
        max={today()}
      />
      <TextField
        name="evidenceLink"
        type="url"
        label={say('portal.completions.evidence-link')}
        hint={say('portal.completions.evidence-hint')}
        autoComplete="off"
        optional
      />
      <AreaField
        name="note"
        label={say('portal.completions.note')}
        hint={say('portal.completions.note-hint')}
        optional
      />
    </>
  );
}
