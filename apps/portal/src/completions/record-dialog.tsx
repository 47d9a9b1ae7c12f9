import { FileInput } from '@mantine/core';
import { useState } from 'react';
import * as z from 'zod';

import { FormDialog } from '../forms/dialogs.js';
import { AreaField } from '../forms/fields.js';
import { maybe, orNull } from '../forms/values.js';
import type { Refusal } from '../graphql/refusal.js';
import { useAct } from '../graphql/use-act.js';
import type { Learner } from '../learner/learner.js';
import { useAnnounce } from '../shell/announcement.js';
import { useLanguage, useSay } from '../wording/wording.js';
import { sendEvidence } from './evidence.js';
import { submitCompletion } from './record.graphql.js';
import { newRecord, RecordFields, recordShape } from './record-fields.js';

interface RecordDialogProps {
  readonly learner: Learner;
  readonly number: number;
  onClose(): void;
}

const schema = z.object({ ...recordShape, backdatedBecause: maybe() });
type Form = z.infer<typeof schema>;

/** Records that one learner completed an assignment, with a file if there is one; it then waits for an assessor. */
export function RecordDialog({ learner, number, onClose }: RecordDialogProps) {
  const say = useSay();
  const { announce } = useAnnounce();
  const { act, busy, refusal } = useAct(submitCompletion, 'CompletionSubmitted');
  const { id: learnerId, enrolment } = learner;
  const evidence = useEvidence(learnerId);
  const isBusy = busy || evidence.busy;
  const title = say('portal.completions.record', { number });
  const submit = async ({ completedOn, evidenceLink, note, backdatedBecause }: Form) => {
    const upload = await evidence.upload();
    if (upload === 'refused') return;
    const words = { evidenceLink: orNull(evidenceLink), note: orNull(note) };
    const because = { backdatedBecause: orNull(backdatedBecause) };
    const form = { completedOn, ...words, ...because, evidenceFileId: upload.id };
    const done = await act({ learnerId, assignment: number, ...form });
    if (done === null) return;
    onClose();
    const asks = done.completion.state === 'AWAITING_APPROVAL';
    announce(asks ? 'portal.completions.asked-done' : 'portal.completions.submitted-done', { number });
  };
  return (
    <FormDialog
      title={title}
      schema={schema}
      initial={{ ...newRecord(), backdatedBecause: '' }}
      submit={say('portal.completions.submit', { number })}
      label={title}
      busy={isBusy}
      refusal={evidence.refusal ?? refusal}
      onSubmit={submit}
      onClose={onClose}
    >
      <RecordFields />
      <EvidenceField evidence={evidence} />
      <AreaField
        name="backdatedBecause"
        label={say('portal.completions.backdated')}
        hint={say('portal.completions.backdated-hint', {
          days: enrolment.programmeVersion.policies.backdateLimitDays,
        })}
        optional
      />
    </FormDialog>
  );
}

function EvidenceField({ evidence }: { readonly evidence: ReturnType<typeof useEvidence> }) {
  const say = useSay();
  return (
    <FileInput
      label={`${say('portal.completions.file')} ${say('portal.form.optional')}`}
      description={say('portal.completions.file-hint')}
      accept="application/pdf,image/png,image/jpeg"
      clearable
      clearButtonProps={{ 'aria-label': say('portal.completions.file-remove') }}
      value={evidence.file}
      onChange={evidence.choose}
    />
  );
}

/** A chosen file is sent once, and named again where the submission after it was refused. */
function useEvidence(learnerId: string) {
  const { language } = useLanguage();
  const [file, setFile] = useState<File | null>(null);
  const [id, setId] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const choose = (chosen: File | null) => {
    setFile(chosen);
    setId(null);
    setRefusal(null);
  };
  const upload = async (): Promise<'refused' | { readonly id: string | null }> => {
    if (file === null || id !== null) return { id };
    setBusy(true);
    const sent = await sendEvidence(learnerId, file, language);
    setBusy(false);
    setRefusal(sent.kind === 'kept' ? null : sent);
    if (sent.kind !== 'kept') return 'refused';
    setId(sent.id);
    return { id: sent.id };
  };
  return { file, busy, refusal, choose, upload };
}
