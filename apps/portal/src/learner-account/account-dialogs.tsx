import type { ComponentType } from 'react';
import { useState } from 'react';

import { ConfirmDialog } from '../forms/dialogs.js';
import { useAct } from '../graphql/use-act.js';
import type { Learner } from '../learner/learner.js';
import { useAnnounce } from '../shell/announcement.js';
import { useSay } from '../wording/wording.js';
import { closeLearnerAccount, drawClaimCodes, inviteLearners, withdrawClaim } from './account.graphql.js';
import type { AccountAct } from './account-search.js';
import { type ClaimSlip, SlipsDialog } from './claim-slips.js';

interface AccountDialogProps {
  readonly learner: Learner;
  onClose(): void;
}

const DIALOGS: Readonly<Record<AccountAct, ComponentType<AccountDialogProps>>> = {
  'print-code': PrintCodeDialog,
  'mail-code': MailCodeDialog,
  'withdraw-code': WithdrawCodeDialog,
  'close-account': CloseAccountDialog,
};

/** The dialog of one act on a learner's own access. */
export function AccountDialog({ act, ...props }: AccountDialogProps & { readonly act: AccountAct }) {
  const Chosen = DIALOGS[act];
  return <Chosen {...props} />;
}

/** Draws a code and shows the slip that brings it: once, because nobody keeps the code. */
function PrintCodeDialog({ learner, onClose }: AccountDialogProps) {
  const say = useSay();
  const { act, busy, refusal } = useAct(drawClaimCodes, 'ClaimCodesDrawn');
  const [slips, setSlips] = useState<readonly ClaimSlip[] | null>(null);
  if (slips !== null) return <SlipsDialog slips={slips} onClose={onClose} />;
  const draw = async () => {
    const drawn = await act({ learnerIds: [learner.id] });
    if (drawn !== null) setSlips(drawn.codes);
  };
  return (
    <ConfirmDialog
      title={say('portal.learner.account-print-title', { name: learner.displayName })}
      about={[say('portal.learner.account-print-about'), say('portal.learner.account-print-before')]}
      submit={say('portal.learner.account-print', { count: 1 })}
      busy={busy}
      refusal={refusal}
      onConfirm={draw}
      onClose={onClose}
    />
  );
}

function MailCodeDialog({ learner, onClose }: AccountDialogProps) {
  const say = useSay();
  const { announce } = useAnnounce();
  const { act, busy, refusal } = useAct(inviteLearners, 'LearnersInvited');
  const [enough, setEnough] = useState(false);
  const mail = async () => {
    const outcome = await act({ learnerIds: [learner.id] });
    if (outcome === null) return;
    if (outcome.invited === 0) {
      setEnough(true);
      return;
    }
    onClose();
    announce('portal.learner.account-mailed', { name: learner.displayName });
  };
  return (
    <ConfirmDialog
      title={say('portal.learner.account-mail-title', { name: learner.displayName })}
      about={[
        say('portal.learner.account-mail-about', { email: learner.email ?? '' }),
        say(enough ? 'portal.learner.account-mail-enough' : 'portal.learner.account-print-before'),
      ]}
      submit={say('portal.learner.account-mail', { count: 1 })}
      busy={busy}
      refusal={refusal}
      onConfirm={mail}
      onClose={onClose}
    />
  );
}

function WithdrawCodeDialog({ learner, onClose }: AccountDialogProps) {
  const say = useSay();
  const { announce } = useAnnounce();
  const { act, busy, refusal } = useAct(withdrawClaim, 'LearnerAccountChanged');
  const withdraw = async () => {
    if ((await act({ learnerId: learner.id })) === null) return;
    onClose();
    announce('portal.learner.account-withdrawn', { name: learner.displayName });
  };
  return (
    <ConfirmDialog
      title={say('portal.learner.account-withdraw-title', { name: learner.displayName })}
      about={say('portal.learner.account-withdraw-about')}
      submit={say('portal.learner.account-withdraw', { count: 1 })}
      danger
      busy={busy}
      refusal={refusal}
      onConfirm={withdraw}
      onClose={onClose}
    />
  );
}

function CloseAccountDialog({ learner, onClose }: AccountDialogProps) {
  const say = useSay();
  const { announce } = useAnnounce();
  const { act, busy, refusal } = useAct(closeLearnerAccount, 'LearnerAccountChanged');
  const close = async () => {
    if ((await act({ learnerId: learner.id })) === null) return;
    onClose();
    announce('portal.learner.account-closed', { name: learner.displayName });
  };
  return (
    <ConfirmDialog
      title={say('portal.learner.account-close-title', { name: learner.displayName })}
      about={[say('portal.learner.account-close-about'), say('portal.learner.account-close-stays')]}
      submit={say('portal.learner.account-close', { count: 1 })}
      danger
      busy={busy}
      refusal={refusal}
      onConfirm={close}
      onClose={onClose}
    />
  );
}
