import { Text } from '@mantine/core';
import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import * as z from 'zod';

import { FormDialog } from '../forms/dialogs.js';
import { SelectField } from '../forms/fields.js';
import { needed } from '../forms/values.js';
import { problemRefusal, type Refusal } from '../graphql/refusal.js';
import { useAct } from '../graphql/use-act.js';
import { useAsk } from '../graphql/use-ask.js';
import { useAnnounce } from '../shell/announcement.js';
import { Dialog } from '../shell/dialog.js';
import { Asked } from '../shell/states.js';
import { useSay } from '../wording/wording.js';
import { type Edition, MappingList } from './mapping-list.js';
import { editionsQuery, moveLearners } from './moving.graphql.js';

const schema = z.object({ programmeVersionId: needed() });

interface EditionDialogProps {
  readonly learner: {
    readonly id: string;
    readonly displayName: string;
    readonly enrolment: { readonly programmeVersion: { readonly edition: string } };
  };
  onClose(): void;
}

/**
 * Lets one learner go on under another edition, after reading what of their work counts there. It opens once the editions
 * are there, so that one dialog holds the focus.
 */
export function EditionDialog({ learner, onClose }: EditionDialogProps) {
  const say = useSay();
  const asking = useAsk(editionsQuery, {});
  const { edition } = learner.enrolment.programmeVersion;
  const from = asking.data?.programmes.find((one) => one.edition === edition);
  const open = (asking.data?.programmes ?? []).filter(
    ({ id, state }) => state === 'PUBLISHED' && id !== from?.id,
  );
  const title = say('portal.programme.move-one-title', { name: learner.displayName });
  const [first] = open;
  if (from !== undefined && first !== undefined)
    return <MoveForm {...{ title, learner, from, open, onClose }} />;
  if (asking.data === null && asking.refusal === null) return null;
  return (
    <Dialog title={title} onClose={onClose}>
      <Asked asking={asking}>
        {() => <Text>{say('portal.programme.no-other-edition', { edition })}</Text>}
      </Asked>
    </Dialog>
  );
}

interface MoveFormProps extends EditionDialogProps {
  readonly title: string;
  readonly from: Edition;
  readonly open: readonly Edition[];
}

function MoveForm({ title, learner, from, open, onClose }: MoveFormProps) {
  const say = useSay();
  const { announce } = useAnnounce();
  const { act, busy, refusal } = useAct(moveLearners, 'LearnersJudgedForVersion');
  const [stays, setStays] = useState<Refusal | null>(null);
  const move = async ({ programmeVersionId }: z.infer<typeof schema>) => {
    setStays(null);
    const done = await act({ learnerIds: [learner.id], programmeVersionId });
    if (done === null) return;
    const refused = done.learners[0]?.refusal ?? null;
    if (refused !== null) return setStays(problemRefusal(refused));
    onClose();
    const edition = open.find(({ id }) => id === programmeVersionId)?.edition ?? '';
    announce('portal.programme.moved-one-done', { name: learner.displayName, edition });
  };
  return (
    <FormDialog
      title={title}
      about={[say('portal.programme.move-about'), say('portal.programme.move-keeps')]}
      size="lg"
      schema={schema}
      initial={{ programmeVersionId: open[0]?.id ?? '' }}
      submit={say('portal.programme.move-one')}
      busy={busy}
      refusal={refusal ?? stays}
      onSubmit={move}
      onClose={onClose}
    >
      <SelectField
        name="programmeVersionId"
        label={say('portal.programme.move-to')}
        choices={open.map(({ id, edition }) => ({ value: id, label: edition }))}
      />
      <ChosenMapping from={from} open={open} />
    </FormDialog>
  );
}

function ChosenMapping({ from, open }: Pick<MoveFormProps, 'from' | 'open'>) {
  const chosen = useWatch<{ programmeVersionId: string }>({ name: 'programmeVersionId' });
  const to = open.find(({ id }) => id === chosen);
  return to === undefined ? null : <MappingList from={from} to={to} />;
}
