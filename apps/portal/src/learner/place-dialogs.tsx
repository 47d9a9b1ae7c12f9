import * as z from 'zod';

import { FormDialog } from '../forms/dialogs.js';
import { CheckField, RadioField, TextField } from '../forms/fields.js';
import { agreed, needed, oneOf } from '../forms/values.js';
import { useAct } from '../graphql/use-act.js';
import { CommunityDialog } from '../learners/community-dialog.js';
import { TRACKS } from '../learners/learners-search.js';
import { useAnnounce } from '../shell/announcement.js';
import { useSay } from '../wording/wording.js';
import type { Learner } from './learner.js';
import { changeTrack, moveLearner, offerTransfer } from './life.graphql.js';

interface PlaceDialogProps {
  readonly learner: Learner;
  onClose(): void;
}

/** Moves the learner to another community of the agency. */
export function MoveDialog({ learner, onClose }: PlaceDialogProps) {
  const say = useSay();
  const { announce } = useAnnounce();
  const { act, busy, refusal } = useAct(moveLearner, 'LearnerChanged');
  const move = async ({ communityId }: { readonly communityId: string }) => {
    const done = await act({ learnerId: learner.id, communityId });
    if (done === null) return;
    onClose();
    announce('portal.learner.moved-done', {
      name: learner.displayName,
      community: done.learner.communityName,
    });
  };
  return (
    <CommunityDialog
      title={say('portal.learner.move-title', { name: learner.displayName })}
      communityId={learner.communityId}
      submit={say('portal.learner.move')}
      busy={busy}
      refusal={refusal}
      onSubmit={move}
      onClose={onClose}
    />
  );
}

const heading = z.object({ track: oneOf(TRACKS) });

/** Changes where the learner is heading; what was reached is kept. */
export function TrackDialog({ learner, onClose }: PlaceDialogProps) {
  const say = useSay();
  const { announce } = useAnnounce();
  const { act, busy, refusal } = useAct(changeTrack, 'LearnerChanged');
  const change = async ({ track }: z.infer<typeof heading>) => {
    if ((await act({ learnerId: learner.id, track })) === null) return;
    onClose();
    announce('portal.learner.track-done', { name: learner.displayName });
  };
  return (
    <FormDialog
      title={say('portal.learner.track-title', { name: learner.displayName })}
      about={say('portal.learner.track-about')}
      schema={heading}
      initial={{ track: learner.enrolment.track }}
      submit={say('portal.learner.track-change')}
      busy={busy}
      refusal={refusal}
      onSubmit={change}
      onClose={onClose}
    >
      <RadioField
        name="track"
        label={say('portal.learners.track')}
        choices={TRACKS.map((track) => ({ value: track, label: say(`portal.track.${track}`) }))}
      />
    </FormDialog>
  );
}

const offering = z.object({ toSlug: needed(), consent: agreed() });

/** Offers the learner to another agency, which sees what the offer shows and nothing else. */
export function OfferDialog({ learner, onClose }: PlaceDialogProps) {
  const say = useSay();
  const { announce } = useAnnounce();
  const { act, busy, refusal } = useAct(offerTransfer, 'TransferMoved');
  const offer = async ({ toSlug, consent }: z.infer<typeof offering>) => {
    if ((await act({ learnerId: learner.id, toSlug, consent })) === null) return;
    onClose();
    announce('portal.transfers.offered-done', { name: learner.displayName });
  };
  return (
    <FormDialog
      title={say('portal.transfers.offer-title', { name: learner.displayName })}
      about={say('portal.transfers.offer-about')}
      schema={offering}
      initial={{ toSlug: '', consent: false }}
      submit={say('portal.transfers.offer')}
      busy={busy}
      refusal={refusal}
      onSubmit={offer}
      onClose={onClose}
    >
      <TextField
        name="toSlug"
        label={say('portal.transfers.to-slug')}
        hint={say('portal.transfers.to-slug-hint')}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={63}
      />
      <CheckField name="consent" label={say('portal.transfers.consent')} />
    </FormDialog>
  );
}
