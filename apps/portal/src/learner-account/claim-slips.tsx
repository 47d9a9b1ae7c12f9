import './claim-slips.css';

import { Button, Group, Stack, Text } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { createPortal } from 'react-dom';

import { Dialog } from '../shell/dialog.js';
import { minuteOf } from '../wording/days.js';
import { Moment } from '../wording/moment.js';
import { useSay } from '../wording/wording.js';

/** A code for somebody's own record, as it was drawn a moment ago. */
export interface ClaimSlip {
  readonly learnerId: string;
  readonly displayName: string;
  readonly code: string;
  readonly expiresAt: string;
}

interface SlipsProps {
  readonly slips: readonly ClaimSlip[];
}

/** The codes, on the screen this once and on paper: a slip for each to be cut out. */
export function SlipsDialog({ slips, onClose }: SlipsProps & { onClose(): void }) {
  const say = useSay();
  return (
    <Dialog title={say('portal.learner.slips-title', { count: slips.length })} onClose={onClose}>
      <Stack gap="md">
        <Text role="status">{say('portal.learner.slips-once', { count: slips.length })}</Text>
        <ul className="claim-list">
          {slips.map(({ learnerId, displayName, code, expiresAt }) => (
            <li key={learnerId}>
              <bdi>{displayName}</bdi>
              <code>{code}</code>
              <span>
                {say('portal.learner.account-until')} <Moment at={expiresAt} />
              </span>
            </li>
          ))}
        </ul>
        <Group gap="sm">
          <Button leftSection={<IconPrinter size={18} aria-hidden="true" />} onClick={() => window.print()}>
            {say('portal.learner.slips-print', { count: slips.length })}
          </Button>
          <Button variant="default" onClick={onClose}>
            {say('portal.close')}
          </Button>
        </Group>
      </Stack>
      <Sheet slips={slips} />
    </Dialog>
  );
}

/** What is printed, and stands on no screen: in both languages, since nobody knows yet which one the learner reads. */
function Sheet({ slips }: SlipsProps) {
  return createPortal(
    <div className="claim-sheet">
      {slips.map((slip) => (
        <Slip key={slip.learnerId} slip={slip} />
      ))}
    </div>,
    document.body,
  );
}

function Slip({ slip: { displayName, code, expiresAt } }: { readonly slip: ClaimSlip }) {
  const say = useSay();
  const values = { address: `${window.location.host}/my`, day: minuteOf(expiresAt).slice(0, 10) };
  return (
    <article className="claim-slip">
      <p>
        <bdi>{displayName}</bdi>
      </p>
      <p>{say('portal.learner.slip-here', values)}</p>
      <p lang={say('portal.learner.slip-other-language')}>{say('portal.learner.slip-other', values)}</p>
      <p className="claim-code">{code}</p>
    </article>
  );
}
