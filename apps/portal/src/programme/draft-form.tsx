import { Alert, Button, Group, SimpleGrid, Stack } from '@mantine/core';
import { useState } from 'react';
import { useFormContext } from 'react-hook-form';
import * as z from 'zod';

import { ActForm } from '../forms/act-form.js';
import { CheckField, RadioField } from '../forms/fields.js';
import { useAct } from '../graphql/use-act.js';
import { useAnnounce } from '../shell/announcement.js';
import { Section } from '../shell/section.js';
import { useSay } from '../wording/wording.js';
import { Assignments } from './draft-assignments.js';
import { BothField, CodeField, NumberField } from './draft-fields.js';
import { Mapping } from './draft-mapping.js';
import { Tiers } from './draft-tiers.js';
import { documentOf, type Draft, type DraftValues, earlierEditions, valuesOf } from './draft-values.js';
import type { Edition } from './mapping-list.js';
import { merged } from './merged.js';
import { saveDraft } from './programme-acts.graphql.js';

/** The server judges the document whole, and names every fault by its place. */
const schema = z.custom<DraftValues>(() => true);

interface DraftFormProps {
  readonly draft: Draft;
  readonly editions: readonly Edition[];
  onReload(): void;
}

/** What the reader works on: the draft as it was read, and what the form began with. */
interface Held {
  readonly base: Draft;
  readonly initial: DraftValues;
  /** Rises where the form begins anew with other values; after a save it goes on as it stands, focus and all. */
  readonly round: number;
}

/**
 * Everything that an edition says, English and French side by side. What is saved is the whole of it; what somebody
 * else saved meanwhile is never written over unseen, and nothing that was typed is lost by it.
 */
export function DraftForm({ draft, editions, onReload }: DraftFormProps) {
  const say = useSay();
  const { announce } = useAnnounce();
  const earlier = earlierEditions(editions, draft);
  const [held, hold] = useState<Held>({ base: draft, initial: valuesOf(draft, earlier), round: 0 });
  const [own, setOwn] = useState<number | null>(null);
  const { act, busy, refusal, forget } = useAct(saveDraft, 'ProgrammeDraftSaved');
  const { base, initial, round } = held;
  if (draft.revision === own && base.revision !== own) hold({ ...held, base: draft });

  const save = async (values: DraftValues) => {
    const done = await act({ draftId: base.id, revision: base.revision, document: documentOf(values) });
    if (done === null) return;
    setOwn(done.draft.revision);
    announce('portal.programme.saved-done', { edition: values.edition });
  };
  const goOn = (values: DraftValues) => {
    forget();
    hold({ base: draft, initial: values, round: round + 1 });
  };
  const isBehind = draft.revision > base.revision && draft.revision !== own && !busy;
  return (
    <ActForm
      key={round}
      schema={schema}
      initial={initial}
      submit={say('portal.programme.save')}
      label={say('portal.programme.draft-form')}
      busy={busy}
      refusal={isBehind ? null : refusal}
      onSubmit={save}
      onReload={onReload}
    >
      {isBehind ? (
        <MovedOn before={valuesOf(base, earlier)} theirs={valuesOf(draft, earlier)} onGoOn={goOn} />
      ) : null}
      <General />
      <Rules />
      <Tiers />
      <Assignments editions={earlier.length} />
      <Mapping earlier={earlier} />
    </ActForm>
  );
}

interface MovedOnProps {
  readonly before: DraftValues;
  readonly theirs: DraftValues;
  onGoOn(values: DraftValues): void;
}

/** Somebody saved the draft since it was read: both are brought together, or the reader's own is given up. */
function MovedOn({ before, theirs, onGoOn }: MovedOnProps) {
  const say = useSay();
  const { announce } = useAnnounce();
  const { getValues } = useFormContext<DraftValues>();
  const together = () => {
    const { value, both } = merged(before, getValues(), theirs);
    onGoOn(value);
    announce('portal.programme.brought-together', { count: both });
  };
  return (
    <Alert color="orange" variant="outline" role="alert" title={say('portal.programme.moved-on-title')}>
      <p>{say('portal.programme.moved-on-about')}</p>
      <Group gap="sm">
        <Button variant="default" onClick={together}>
          {say('portal.programme.bring-together')}
        </Button>
        <Button variant="subtle" onClick={() => onGoOn(theirs)}>
          {say('portal.programme.take-theirs')}
        </Button>
      </Group>
    </Alert>
  );
}

function General() {
  const say = useSay();
  return (
    <Section title={say('portal.programme.general')}>
      <Stack gap="md">
        <CodeField name="edition" label={say('portal.programme.edition')} />
        <BothField name="title" label={say('portal.programme.name')} />
      </Stack>
    </Section>
  );
}

function Rules() {
  const say = useSay();
  return (
    <Section title={say('portal.programme.rules')}>
      <Stack gap="md">
        <CheckField name="policies.sequentialAssignments" label={say('portal.programme.order-one-by-one')} />
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          <NumberField name="policies.backdateLimitDays" label={say('portal.programme.backdating-days')} />
          <NumberField name="policies.badgeValidityMonths" label={say('portal.programme.validity-months')} />
          <NumberField name="policies.minimumAge" label={say('portal.programme.minimum-age')} />
          <NumberField name="policies.minorsFrom" label={say('portal.programme.minors-from')} optional />
        </SimpleGrid>
        <RadioField
          name="policies.whenVoided"
          label={say('portal.programme.when-voided')}
          choices={(['REVIEW', 'SUSPEND'] as const).map((value) => ({
            value,
            label: say(`portal.programme.when-voided-${value}`),
          }))}
        />
      </Stack>
    </Section>
  );
}
