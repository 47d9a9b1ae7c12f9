import { SimpleGrid, Stack, Title } from '@mantine/core';
import * as z from 'zod';

import { ActForm } from '../forms/act-form.js';
import { AreaField, CheckField, RadioField, TextField } from '../forms/fields.js';
import { useAct } from '../graphql/use-act.js';
import { useAnnounce } from '../shell/announcement.js';
import { Section } from '../shell/section.js';
import { useSay } from '../wording/wording.js';
import { documentOf, type Draft, type DraftValues, valuesOf } from './draft-values.js';
import { saveDraft } from './programme-acts.graphql.js';

/** The server judges the document whole, and names every fault by its place. */
const schema = z.custom<DraftValues>(() => true);

/** Everything that an edition says, English and French side by side. What is saved is the whole of it. */
export function DraftForm({ draft, onReload }: { readonly draft: Draft; onReload(): void }) {
  const say = useSay();
  const { announce } = useAnnounce();
  const { act, busy, refusal } = useAct(saveDraft, 'ProgrammeDraftSaved');
  const save = async (values: DraftValues) => {
    const { id: draftId, revision } = draft;
    const done = await act({ draftId, revision, document: documentOf(values) });
    if (done !== null) announce('portal.programme.saved-done', { edition: values.edition });
  };
  return (
    <ActForm
      key={draft.revision}
      schema={schema}
      initial={valuesOf(draft)}
      submit={say('portal.programme.save')}
      label={say('portal.programme.draft-form')}
      busy={busy}
      refusal={refusal}
      onSubmit={save}
      onReload={onReload}
    >
      <Name />
      <Rules />
      {draft.tiers.map((tier, t) => (
        <TierFields key={tier.number} tier={tier} at={`tiers.${t}`} />
      ))}
      <Assignments of={draft.assignments} />
    </ActForm>
  );
}

function Name() {
  const say = useSay();
  return (
    <Section title={say('portal.programme.general')}>
      <Stack gap="md">
        <TextField
          name="edition"
          label={say('portal.programme.edition')}
          autoCapitalize="none"
          spellCheck={false}
        />
        <Both name="title" label={say('portal.programme.name')} />
      </Stack>
    </Section>
  );
}

function Assignments({ of }: { readonly of: Draft['assignments'] }) {
  const say = useSay();
  return (
    <Section title={say('portal.programme.assignments')}>
      <Stack gap="md">
        {of.map(({ number, outcomeCodes }, a) => (
          <Stack key={number} gap="xs">
            <Both name={`assignments.${a}.title`} label={say('portal.programme.assignment', { number })} />
            {outcomeCodes.length === 0 ? null : (
              <NumberField
                name={`assignments.${a}.outcomesNeeded`}
                label={say('portal.programme.outcomes-needed', { number, count: outcomeCodes.length })}
                optional
              />
            )}
          </Stack>
        ))}
      </Stack>
    </Section>
  );
}

/** One text in both languages, side by side where there is room. */
function Both({
  name,
  label,
  long,
}: {
  readonly name: string;
  readonly label: string;
  readonly long?: boolean;
}) {
  const say = useSay();
  const Field = long ? AreaField : TextField;
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
      <Field name={`${name}.en`} label={say('portal.programme.in-english', { label })} />
      <Field name={`${name}.fr`} label={say('portal.programme.in-french', { label })} />
    </SimpleGrid>
  );
}

interface NumberFieldProps {
  readonly name: string;
  readonly label: string;
  readonly optional?: boolean;
}

function NumberField(props: NumberFieldProps) {
  return <TextField {...props} inputMode="numeric" maxLength={5} />;
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

type Tier = Draft['tiers'][number];
type Course = Tier['courses'][number];
type Module = Course['modules'][number];

function TierFields({ tier, at }: { readonly tier: Tier; readonly at: string }) {
  const say = useSay();
  return (
    <Section title={say('portal.programme.tier', { number: tier.number })}>
      <Stack gap="lg">
        <Both name={`${at}.title`} label={say('portal.programme.name')} />
        {tier.courses.map((course, c) => (
          <CourseFields key={course.code} course={course} at={`${at}.courses.${c}`} />
        ))}
      </Stack>
    </Section>
  );
}

function CourseFields({ course, at }: { readonly course: Course; readonly at: string }) {
  const say = useSay();
  const { code } = course;
  return (
    <Stack gap="md">
      <Title order={3} size="h4">
        {code}
      </Title>
      <Both name={`${at}.title`} label={say('portal.programme.name-of', { code })} />
      {course.aims.map((_aim, number) => (
        <Both
          key={number}
          name={`${at}.aims.${number}`}
          label={say('portal.programme.aim', { code, number: number + 1 })}
        />
      ))}
      {course.modules.map((module, m) => (
        <ModuleFields key={module.code} module={module} at={`${at}.modules.${m}`} />
      ))}
    </Stack>
  );
}

function ModuleFields({ module, at }: { readonly module: Module; readonly at: string }) {
  const say = useSay();
  const { code } = module;
  return (
    <Stack gap="md">
      <Title order={4} size="h5">
        {code}
      </Title>
      <Both name={`${at}.title`} label={say('portal.programme.name-of', { code })} />
      {module.topics.map((_topic, number) => (
        <Both
          key={number}
          name={`${at}.topics.${number}`}
          label={say('portal.programme.topic', { code, number: number + 1 })}
        />
      ))}
      {module.outcomes.map((outcome, number) => (
        <Both key={outcome.code} name={`${at}.outcomes.${number}.text`} label={outcome.code} />
      ))}
      {module.media.map((_media, number) => (
        <Stack key={number} gap="xs">
          <Both
            name={`${at}.media.${number}.title`}
            label={say('portal.programme.media', { code, number: number + 1 })}
          />
          <Both
            name={`${at}.media.${number}.text`}
            label={say('portal.programme.media-text', { code, number: number + 1 })}
            long
          />
        </Stack>
      ))}
    </Stack>
  );
}
