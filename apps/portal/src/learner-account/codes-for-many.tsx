import { Button, Stack, Text } from '@mantine/core';
import { useState } from 'react';

import { ConfirmDialog } from '../forms/dialogs.js';
import { useAct } from '../graphql/use-act.js';
import type { ManyDialogProps } from '../jobs/learners-meant.js';
import { Dialog } from '../shell/dialog.js';
import { Refused, Waiting } from '../shell/states.js';
import { useSay } from '../wording/wording.js';
import { drawClaimCodes, inviteLearners } from './account.graphql.js';
import { type ClaimSlip, SlipsDialog } from './claim-slips.js';
import { MOST_CODES, useNamed } from './learners-for-codes.js';

/** Prints a slip for each of the chosen learners. */
export function PrintCodesDialog({ learners, count, onClose }: ManyDialogProps) {
  const say = useSay();
  const named = useNamed(learners, count);
  const { act, busy, refusal } = useAct(drawClaimCodes, 'ClaimCodesDrawn');
  const [slips, setSlips] = useState<readonly ClaimSlip[] | null>(null);
  if (slips !== null) return <SlipsDialog slips={slips} onClose={onClose} />;
  if (named.kind !== 'named') return <NotNamed of={named} onClose={onClose} />;
  const draw = async () => {
    const drawn = await act({ learnerIds: [...named.ids] });
    if (drawn !== null) setSlips(drawn.codes);
  };
  return (
    <ConfirmDialog
      title={say('portal.codes.print-title', { count: named.ids.length })}
      about={[say('portal.codes.print-about'), say('portal.codes.before')]}
      submit={say('portal.learner.account-print', { count: named.ids.length })}
      busy={busy}
      refusal={refusal}
      onConfirm={draw}
      onClose={onClose}
    />
  );
}

interface Person {
  readonly learnerId: string;
  readonly displayName: string;
}

interface Invited {
  readonly invited: number;
  readonly withoutAddress: readonly Person[];
  readonly mailedEnough: readonly Person[];
}

/** Has a code mailed to each of the chosen learners who has an address, and names those to whom none goes. */
export function MailCodesDialog({ learners, count, onClose }: ManyDialogProps) {
  const say = useSay();
  const named = useNamed(learners, count);
  const { act, busy, refusal } = useAct(inviteLearners, 'LearnersInvited');
  const [done, setDone] = useState<Invited | null>(null);
  if (done !== null) return <MailedDialog {...done} onClose={onClose} />;
  if (named.kind !== 'named') return <NotNamed of={named} onClose={onClose} />;
  const mail = async () => {
    const outcome = await act({ learnerIds: [...named.ids] });
    if (outcome !== null) setDone(outcome);
  };
  return (
    <ConfirmDialog
      title={say('portal.codes.mail-title', { count: named.ids.length })}
      about={[say('portal.codes.mail-about'), say('portal.codes.before')]}
      submit={say('portal.codes.mail', { count: named.ids.length })}
      busy={busy}
      refusal={refusal}
      onConfirm={mail}
      onClose={onClose}
    />
  );
}

function MailedDialog({ invited, withoutAddress, mailedEnough, onClose }: Invited & { onClose(): void }) {
  const say = useSay();
  return (
    <Dialog title={say('portal.codes.mailed-title', { count: invited })} onClose={onClose}>
      <Stack gap="md">
        <Text role="status">{say('portal.codes.mailed-about', { count: invited })}</Text>
        <People
          words={say('portal.codes.without-address', { count: withoutAddress.length })}
          people={withoutAddress}
        />
        <People
          words={say('portal.codes.mailed-enough', { count: mailedEnough.length })}
          people={mailedEnough}
        />
        <CloseButton onClose={onClose} />
      </Stack>
    </Dialog>
  );
}

function People({ words, people }: { readonly words: string; readonly people: readonly Person[] }) {
  if (people.length === 0) return null;
  return (
    <div>
      <Text>{words}</Text>
      <ul>
        {people.map(({ learnerId, displayName }) => (
          <li key={learnerId}>
            <bdi>{displayName}</bdi>
          </li>
        ))}
      </ul>
    </div>
  );
}

type Unnamed = Exclude<ReturnType<typeof useNamed>, { readonly kind: 'named' }>;

/** While the list is asked who is meant, and where they are too many. */
function NotNamed({ of, onClose }: { readonly of: Unnamed; onClose(): void }) {
  const say = useSay();
  return (
    <Dialog title={say('portal.codes.title')} onClose={onClose}>
      <Stack gap="md">
        {of.kind === 'too-many' ? (
          <Text>{say('portal.codes.too-many', { most: MOST_CODES })}</Text>
        ) : (
          <Asking of={of} />
        )}
        <CloseButton onClose={onClose} />
      </Stack>
    </Dialog>
  );
}

function Asking({ of: { asking } }: { readonly of: Extract<Unnamed, { readonly kind: 'asking' }> }) {
  return asking.refusal === null ? (
    <Waiting lines={2} />
  ) : (
    <Refused refusal={asking.refusal} onRetry={asking.reload} />
  );
}

function CloseButton({ onClose }: { onClose(): void }) {
  const say = useSay();
  return (
    <Button variant="default" onClick={onClose} style={{ alignSelf: 'flex-start' }}>
      {say('portal.close')}
    </Button>
  );
}
