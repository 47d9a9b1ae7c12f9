import { Stack, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';

import { SelectField } from '../forms/fields.js';
import { Section } from '../shell/section.js';
import { useSay } from '../wording/wording.js';
import { BothField, CodeField } from './draft-fields.js';
import { BLANK } from './draft-values.js';
import { Fold } from './fold.js';
import { Items } from './items.js';

/** What the edition teaches: tiers, their courses, the modules of these. */
export function Tiers() {
  const say = useSay();
  return (
    <Section title={say('portal.programme.structure')}>
      <Items
        name="tiers"
        add={say('portal.programme.add-tier')}
        blank={BLANK.tier}
        what={(at) => say('portal.programme.tier', { number: at + 1 })}
      >
        {(path) => (
          <>
            <BothField name={`${path}.title`} label={say('portal.programme.name')} />
            <Courses path={path} />
          </>
        )}
      </Items>
    </Section>
  );
}

/** The item's code as it is typed, or the words for one that has none yet. */
function useNames(list: string, unnamed: string): (at: number) => string {
  const items = useWatch<Record<string, readonly { readonly code?: string }[] | undefined>>({ name: list });
  return (at) => {
    const code = items?.[at]?.code?.trim() ?? '';
    return code === '' ? unnamed : code;
  };
}

function Courses({ path }: { readonly path: string }) {
  const say = useSay();
  const list = `${path}.courses`;
  const nameOf = useNames(list, say('portal.programme.new-course'));
  return (
    <Items name={list} add={say('portal.programme.add-course')} blank={BLANK.course} what={nameOf}>
      {(course, at) => <CourseFields path={course} code={nameOf(at)} />}
    </Items>
  );
}

function CourseFields({ path, code }: PartProps) {
  const say = useSay();
  const modules = useCount(`${path}.modules`);
  return (
    <Fold path={path} holds={say('portal.programme.course-holds', { count: modules })}>
      <CodeField name={`${path}.code`} label={say('portal.programme.course-code')} />
      <BothField name={`${path}.title`} label={say('portal.programme.name-of', { code })} />
      <Texts list={`${path}.aims`} kind="aim" code={code} />
      <Modules path={path} />
    </Fold>
  );
}

/** How many items a list of the document has now. */
function useCount(list: string): number {
  const items = useWatch<Record<string, readonly unknown[] | undefined>>({ name: list });
  return items?.length ?? 0;
}

function Modules({ path }: { readonly path: string }) {
  const say = useSay();
  const list = `${path}.modules`;
  const nameOf = useNames(list, say('portal.programme.new-module'));
  return (
    <Items name={list} add={say('portal.programme.add-module')} blank={BLANK.module} what={nameOf}>
      {(module, at) => <ModuleFields path={module} code={nameOf(at)} />}
    </Items>
  );
}

interface PartProps {
  readonly path: string;
  /** What it belongs to. */
  readonly code: string;
}

function ModuleFields({ path, code }: PartProps) {
  const say = useSay();
  const outcomes = useCount(`${path}.outcomes`);
  return (
    <Fold path={path} holds={say('portal.programme.module-holds', { count: outcomes })}>
      <CodeField
        name={`${path}.code`}
        label={say('portal.programme.module-code')}
        hint={say('portal.programme.code-hint')}
      />
      <BothField name={`${path}.title`} label={say('portal.programme.name-of', { code })} />
      <Texts list={`${path}.topics`} kind="topic" code={code} />
      <Outcomes path={path} code={code} />
      <MediaList path={path} code={code} />
    </Fold>
  );
}

interface TextsProps {
  readonly list: string;
  readonly kind: 'aim' | 'topic';
  readonly code: string;
}

/** Aims of a course, or topics of a module. */
function Texts({ list, kind, code }: TextsProps) {
  const say = useSay();
  const what = (at: number) => say(`portal.programme.${kind}`, { code, number: at + 1 });
  return (
    <Part title={say(`portal.programme.${kind}s-of`, { code })}>
      <Items name={list} add={say(`portal.programme.add-${kind}`, { code })} blank={BLANK.text} what={what}>
        {(path, at) => <BothField name={path} label={what(at)} />}
      </Items>
    </Part>
  );
}

function Outcomes({ path, code }: PartProps) {
  const say = useSay();
  const { getValues } = useFormContext();
  const list = `${path}.outcomes`;
  const nameOf = useNames(list, say('portal.programme.new-outcome'));
  const next = () => {
    const outcomes = getValues(list) as readonly { readonly code: string }[];
    const module = (getValues(`${path}.code`) as string).trim();
    return BLANK.outcome(freeCode(module, outcomes));
  };
  return (
    <Part title={say('portal.programme.outcomes-of', { code })}>
      <Items name={list} add={say('portal.programme.add-outcome', { code })} blank={next} what={nameOf}>
        {(outcome, at) => (
          <>
            <CodeField name={`${outcome}.code`} label={say('portal.programme.outcome-code')} />
            <BothField name={`${outcome}.text`} label={nameOf(at)} />
          </>
        )}
      </Items>
    </Part>
  );
}

/** The module's code with the first number that none of its outcomes has. */
function freeCode(module: string, outcomes: readonly { readonly code: string }[]): string {
  if (module === '') return '';
  let number = 1;
  while (outcomes.some(({ code }) => code === `${module}-O${number}`)) number += 1;
  return `${module}-O${number}`;
}

function MediaList({ path, code }: PartProps) {
  const say = useSay();
  const what = (at: number) => say('portal.programme.medium', { code, number: at + 1 });
  return (
    <Part title={say('portal.programme.media-of', { code })}>
      <Items
        name={`${path}.media`}
        add={say('portal.programme.add-medium', { code })}
        blank={BLANK.media}
        what={what}
      >
        {(medium, at) => <MediumFields path={medium} code={code} number={at + 1} />}
      </Items>
    </Part>
  );
}

function MediumFields({ path, code, number }: PartProps & { readonly number: number }) {
  const say = useSay();
  return (
    <>
      <SelectField
        name={`${path}.kind`}
        label={say('portal.programme.media-kind', { code, number })}
        choices={(['PRINT', 'AUDIO', 'PICTURE'] as const).map((value) => ({
          value,
          label: say(`portal.programme.media-${value}`),
        }))}
      />
      <BothField name={`${path}.title`} label={say('portal.programme.media', { code, number })} />
      <BothField name={`${path}.text`} label={say('portal.programme.media-text', { code, number })} long />
      <BothField
        name={`${path}.link`}
        label={say('portal.programme.media-link', { code, number })}
        optional
      />
    </>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Stack gap="sm">
      <Title order={3} size="h5">
        {title}
      </Title>
      {children}
    </Stack>
  );
}
