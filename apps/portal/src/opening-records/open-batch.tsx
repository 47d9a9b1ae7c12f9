import { Button, Group, Text } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';

import { ConfirmDialog } from '../forms/dialogs.js';
import { useAct } from '../graphql/use-act.js';
import { useAsk } from '../graphql/use-ask.js';
import { useAnnounce } from '../shell/announcement.js';
import { Section } from '../shell/section.js';
import { Asked } from '../shell/states.js';
import { useSay } from '../wording/wording.js';
import { BatchState } from './batch-state.js';
import { EntriesTable } from './entries-table.js';
import {
  discardOpeningRecords,
  type Entry,
  openingBatchQuery,
  type OwnBatch,
  submitOpeningRecords,
  takeOutOpeningRecords,
} from './opening.graphql.js';

const PAGE = 25;
const route = getRouteApi('/door/opening-records');

interface OpenBatchProps {
  readonly batch: OwnBatch;
  readonly mayChange: boolean;
}

/** The batch that is not approved yet: what is in it, and what may be done with it. */
export function OpenBatch({ batch, mayChange }: OpenBatchProps) {
  const say = useSay();
  const { learners, completions, state } = batch;
  return (
    <Section title={say('portal.opening.batch')} actions={<BatchState state={state} />}>
      <Text mb="md">
        {say('portal.opening.holds', { learners, completions })}
        {state === 'SUBMITTED' ? ` ${say('portal.opening.waits')}` : ''}
      </Text>
      <Entries batch={batch} mayChange={mayChange} />
      {mayChange ? <Acts batch={batch} /> : null}
      {mayChange ? <Dialogs batch={batch} /> : null}
    </Section>
  );
}

function Entries({ batch, mayChange }: OpenBatchProps) {
  const say = useSay();
  const { after } = route.useSearch();
  const navigate = route.useNavigate();
  const open = useOpen();
  const asking = useAsk(openingBatchQuery, { id: batch.id, first: PAGE, after: after ?? null });
  const takeOut = ({ id, displayName }: Entry) => (
    <Button
      size="sm"
      variant="default"
      aria-label={say('portal.opening.take-out-name', { name: displayName })}
      onClick={() => open('take-out', id)}
    >
      {say('portal.opening.take-out')}
    </Button>
  );
  return (
    <Asked asking={asking}>
      {({ openingBatch }) =>
        openingBatch === null || openingBatch.entries.totalCount === 0 ? null : (
          <EntriesTable
            entries={openingBatch.entries}
            after={after}
            onPage={(next) => void navigate({ search: (now) => ({ ...now, after: next }) })}
            {...(mayChange && { acts: takeOut })}
          />
        )
      }
    </Asked>
  );
}

function Acts({ batch: { learners } }: { readonly batch: OwnBatch }) {
  const say = useSay();
  const open = useOpen();
  return (
    <Group gap="sm" mt="md">
      <Button disabled={learners === 0} onClick={() => open('submit')}>
        {say('portal.opening.submit', { count: learners })}
      </Button>
      <Button variant="default" onClick={() => open('discard')}>
        {say('portal.opening.discard')}
      </Button>
    </Group>
  );
}

/** Opens a dialog by the address. */
function useOpen() {
  const navigate = route.useNavigate();
  return (dialog: 'submit' | 'discard' | 'take-out', entry?: string) =>
    void navigate({ search: (now) => ({ ...now, dialog, entry }), resetScroll: false });
}

function Dialogs({ batch }: { readonly batch: OwnBatch }) {
  const { dialog, entry } = route.useSearch();
  const navigate = route.useNavigate();
  const close = () =>
    void navigate({
      search: (now) => ({ ...now, dialog: undefined, entry: undefined }),
      resetScroll: false,
    });
  if (dialog === 'submit') return <SubmitDialog batch={batch} onClose={close} />;
  if (dialog === 'discard') return <DiscardDialog batch={batch} onClose={close} />;
  if (dialog === 'take-out' && entry !== undefined)
    return <TakeOutDialog batch={batch} entry={entry} onClose={close} />;
  return null;
}

interface DialogProps {
  readonly batch: OwnBatch;
  onClose(): void;
}

function SubmitDialog({ batch: { revision, learners: count }, onClose }: DialogProps) {
  const say = useSay();
  const { announce } = useAnnounce();
  const { act, busy, refusal } = useAct(submitOpeningRecords, 'OpeningRecordsChanged');
  const confirm = async () => {
    if ((await act({ revision })) === null) return;
    onClose();
    announce('portal.opening.submitted-done', { count });
  };
  return (
    <ConfirmDialog
      title={say('portal.opening.submit-title')}
      about={[say('portal.opening.submit-about'), say('portal.opening.submit-rests')]}
      submit={say('portal.opening.submit', { count })}
      busy={busy}
      refusal={refusal}
      onConfirm={confirm}
      onClose={onClose}
    />
  );
}

function DiscardDialog({ batch: { revision, learners: count }, onClose }: DialogProps) {
  const say = useSay();
  const { announce } = useAnnounce();
  const { act, busy, refusal } = useAct(discardOpeningRecords, 'OpeningRecordsChanged');
  const confirm = async () => {
    if ((await act({ revision })) === null) return;
    onClose();
    announce('portal.opening.discarded-done');
  };
  return (
    <ConfirmDialog
      title={say('portal.opening.discard')}
      about={say('portal.opening.discard-about', { count })}
      submit={say('portal.opening.discard-lines', { count })}
      danger
      busy={busy}
      refusal={refusal}
      onConfirm={confirm}
      onClose={onClose}
    />
  );
}

function TakeOutDialog({ batch: { revision }, entry, onClose }: DialogProps & { readonly entry: string }) {
  const say = useSay();
  const { announce } = useAnnounce();
  const { act, busy, refusal } = useAct(takeOutOpeningRecords, 'OpeningRecordsChanged');
  const confirm = async () => {
    if ((await act({ revision, entryIds: [entry] })) === null) return;
    onClose();
    announce('portal.opening.taken-out-done');
  };
  return (
    <ConfirmDialog
      title={say('portal.opening.take-out-title')}
      about={say('portal.opening.take-out-about')}
      submit={say('portal.opening.take-out')}
      busy={busy}
      refusal={refusal}
      onConfirm={confirm}
      onClose={onClose}
    />
  );
}
