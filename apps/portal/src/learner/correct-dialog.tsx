import * as z from 'zod';

import { FormDialog } from '../forms/dialogs.js';
import { RadioField, TextField } from '../forms/fields.js';
import { maybe, oneOf, orNull } from '../forms/values.js';
import { useAct } from '../graphql/use-act.js';
import { ageChoices, AGES } from '../learners/age-choices.js';
import { JoiningDayField, NameFields } from '../learners/enrol-fields.js';
import { useAnnounce } from '../shell/announcement.js';
import type { WordingKey } from '../wording/catalogues.js';
import { useSay } from '../wording/wording.js';
import type { Learner } from './learner.js';
import { changeLearner } from './life.graphql.js';

const MISSING: WordingKey = 'portal.form.missing';

const facts = z
  .object({
    hasSingleName: z.boolean(),
    givenName: maybe(),
    familyName: maybe(),
    singleName: maybe(),
    displayName: maybe(),
    email: maybe(),
    externalId: maybe(),
    joinedOn: maybe(),
    ageAttested: oneOf(AGES),
  })
  .superRefine((values, context) => {
    const asked = values.hasSingleName ? (['singleName'] as const) : (['givenName', 'familyName'] as const);
    for (const name of asked)
      if (values[name] === '') context.addIssue({ code: 'custom', path: [name], message: MISSING });
  });
type Values = z.infer<typeof facts>;

interface CorrectDialogProps {
  readonly learner: Learner;
  onClose(): void;
}

/** Corrects who the learner is. Badges keep the name that they were signed with. */
export function CorrectDialog({ learner, onClose }: CorrectDialogProps) {
  const say = useSay();
  const { announce } = useAnnounce();
  const { act, busy, refusal } = useAct(changeLearner, 'LearnerChanged');
  const { programmeVersion, ageAttested } = learner.enrolment;
  const correct = async (values: Values) => {
    const done = await act({ learnerId: learner.id, ...inputOf(values) });
    if (done === null) return;
    onClose();
    announce('portal.learner.corrected-done', { name: done.learner.displayName });
  };
  return (
    <FormDialog
      title={say('portal.learner.correct-title', { name: learner.displayName })}
      schema={facts}
      initial={valuesOf(learner)}
      submit={say('portal.learner.correct')}
      busy={busy}
      refusal={refusal}
      onSubmit={correct}
      onClose={onClose}
    >
      <NameFields />
      <TextField
        name="email"
        type="email"
        inputMode="email"
        autoComplete="off"
        label={say('portal.learners.email')}
        optional
      />
      <TextField name="externalId" autoComplete="off" label={say('portal.learners.external-id')} optional />
      <JoiningDayField />
      <RadioField
        name="ageAttested"
        label={say('portal.learners.age')}
        hint={say('portal.learners.age-hint')}
        choices={ageChoices(say, programmeVersion.policies, ageAttested)}
      />
    </FormDialog>
  );
}

function valuesOf({ name, displayName, email, externalId, joinedOn, enrolment }: Learner): Values {
  const { given, family, single } = name;
  const usual = single ?? `${given ?? ''} ${family ?? ''}`;
  return {
    hasSingleName: single !== null,
    givenName: given ?? '',
    familyName: family ?? '',
    singleName: single ?? '',
    displayName: displayName === usual ? '' : displayName,
    email: email ?? '',
    externalId: externalId ?? '',
    joinedOn: joinedOn ?? '',
    ageAttested: enrolment.ageAttested ?? ('' as Values['ageAttested']),
  };
}

function inputOf({ hasSingleName, ...values }: Values) {
  return {
    givenName: hasSingleName ? null : values.givenName,
    familyName: hasSingleName ? null : values.familyName,
    singleName: hasSingleName ? values.singleName : null,
    displayName: orNull(values.displayName),
    email: orNull(values.email),
    externalId: orNull(values.externalId),
    joinedOn: orNull(values.joinedOn),
    ageAttested: values.ageAttested,
  };
}
