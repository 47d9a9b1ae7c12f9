import { useState } from 'react';
import * as z from 'zod';

import { FormDialog } from '../forms/dialogs.js';
import { AreaField, RadioField } from '../forms/fields.js';
import { maybe, oneOf, orNull } from '../forms/values.js';
import { useAct } from '../graphql/use-act.js';
import { useAnnounce } from '../shell/announcement.js';
import { useMay } from '../sign-in/session-provider.js';
import { useSay } from '../wording/wording.js';
import type { Learner } from './learner.js';
import { putOnHold, removeLearner, resumeLearner, withdrawLearner } from './life.graphql.js';

interface LifeDialogProps {
  readonly learner: Learner;
  onClose(): void;
}

const WAYS = ['hold', 'withdraw', 'remove'] as const;
const schema = z.object({ way: oneOf(WAYS), reason: maybe() });

type Way = (typeof WAYS)[number];

/** The three acts as one: whichever was chosen. */
function useResting(learnerId: string) {
  const acts = {
    hold: useAct(putOnHold, 'LearnerChanged'),
    withdraw: useAct(withdrawLearner, 'LearnerChanged'),
    remove: useAct(removeLearner, 'LearnerChanged'),
  };
  const [last, setLast] = useState<Way>('hold');
  const rest = ({ way, reason }: z.infer<typeof schema>) => {
    setLast(way);
    return way === 'remove'
      ? acts.remove.act({ learnerId, reason })
      : acts[way].act({ learnerId, reason: orNull(reason) });
  };
  return { rest, busy: acts[last].busy, refusal: acts[last].refusal };
}

/** Lets an enrolment rest or ends it. What was accepted and issued stays. */
export function RestDialog({ learner, onClose }: LifeDialogProps) {
  const say = useSay();
  const may = useMay();
  const { announce } = useAnnounce();
  const { rest, busy, refusal } = useResting(learner.id);
  const isActive = learner.enrolment.standing === 'ACTIVE';
  const ways = WAYS.filter((way) =>
    way === 'hold' ? isActive : way === 'withdraw' || may('transfer-learners'),
  );
  const submit = async (values: z.infer<typeof schema>) => {
    if ((await rest(values)) === null) return;
    onClose();
    announce(`portal.learner.rest-done.${values.way}`, { name: learner.displayName });
  };
  return (
    <FormDialog
      title={say('portal.learner.rest-title', { name: learner.displayName })}
      about={say('portal.learner.rest-about')}
      schema={schema}
      initial={{ way: isActive ? 'hold' : 'withdraw', reason: '' }}
      submit={say('portal.learner.rest')}
      busy={busy}
      refusal={refusal}
      onSubmit={submit}
      onClose={onClose}
    >
      <Ways ways={ways} />
    </FormDialog>
  );
}

function Ways({ ways }: { readonly ways: readonly Way[] }) {
  const say = useSay();
  return (
    <>
      <RadioField
        name="way"
        label={say('portal.learner.rest-way')}
        choices={ways.map((way) => ({
          value: way,
          label: say(`portal.learner.rest-way.${way}`),
          hint: say(`portal.learner.rest-hint.${way}`),
        }))}
      />
      <AreaField
        name="reason"
        label={say('portal.learner.rest-reason')}
        hint={say('portal.learner.rest-reason-hint')}
        maxLength={1000}
      />
    </>
  );
}

const resumption = z.object({ reason: maybe() });

/** Takes the enrolment up again. */
export function ResumeDialog({ learner, onClose }: LifeDialogProps) {
  const say = useSay();
  const { announce } = useAnnounce();
  const { act, busy, refusal } = useAct(resumeLearner, 'LearnerChanged');
  const resume = async ({ reason }: z.infer<typeof resumption>) => {
    if ((await act({ learnerId: learner.id, reason: orNull(reason) })) === null) return;
    onClose();
    announce('portal.learner.resumed-done', { name: learner.displayName });
  };
  return (
    <FormDialog
      title={say('portal.learner.resume-title', { name: learner.displayName })}
      about={say('portal.learner.resume-about')}
      schema={resumption}
      initial={{ reason: '' }}
      submit={say('portal.learner.resume')}
      busy={busy}
      refusal={refusal}
      onSubmit={resume}
      onClose={onClose}
    >
      <AreaField name="reason" label={say('portal.learner.resume-reason')} optional maxLength={1000} />
    </FormDialog>
  );
}
