import { Anchor, Stack, Text, Title } from '@mantine/core';

import type { ResultOf } from '../graphql/graphql.js';
import { useAsk } from '../graphql/use-ask.js';
import { Facts } from '../shell/facts.js';
import { Section } from '../shell/section.js';
import { Asked } from '../shell/states.js';
import { Moment } from '../wording/moment.js';
import { useSay, useText } from '../wording/wording.js';
import { versionQuery } from './programme.graphql.js';
import { VersionState } from './version-state.js';

export type Version = NonNullable<ResultOf<typeof versionQuery>['programmeVersion']>;
type Tier = Version['tiers'][number];
type Module = Tier['courses'][number]['modules'][number];

/** An edition as it was published: its rules, what it teaches, and what must be accepted. */
export function VersionFile({ id }: { readonly id: string }) {
  const asking = useAsk(versionQuery, { id });
  return (
    <Asked asking={asking} lines={8}>
      {({ programmeVersion: version }) =>
        version === null ? null : (
          <Stack gap="lg">
            <About version={version} />
            {version.tiers.map((tier) => (
              <TierPart key={tier.number} tier={tier} />
            ))}
            <Assignments version={version} />
          </Stack>
        )
      }
    </Asked>
  );
}

function About({ version }: { readonly version: Version }) {
  const say = useSay();
  const text = useText();
  const { edition, title, state, publishedAt, retiredAt, policies } = version;
  const { minorsFrom, minimumAge } = policies;
  return (
    <Section title={text(title)}>
      <Facts
        facts={[
          { name: say('portal.programme.edition'), value: edition },
          { name: say('portal.programme.state'), value: <VersionState state={state} /> },
          { name: say('portal.programme.published-on'), value: <Moment at={publishedAt} /> },
          { name: say('portal.programme.retired-on'), value: retiredAt && <Moment at={retiredAt} /> },
          {
            name: say('portal.programme.order'),
            value: say(`portal.programme.order-${policies.sequentialAssignments ? 'one-by-one' : 'any'}`),
          },
          {
            name: say('portal.programme.backdating'),
            value: say('portal.programme.days', { count: policies.backdateLimitDays }),
          },
          {
            name: say('portal.programme.validity'),
            value: say('portal.programme.months', { count: policies.badgeValidityMonths }),
          },
          {
            name: say('portal.programme.age'),
            value:
              minorsFrom === null
                ? say('portal.programme.age-adults', { age: minimumAge })
                : say('portal.programme.age-minors', { age: minimumAge, minorsFrom }),
          },
          {
            name: say('portal.programme.when-voided'),
            value: say(`portal.programme.when-voided-${policies.whenVoided}`),
          },
        ]}
      />
    </Section>
  );
}

function TierPart({ tier }: { readonly tier: Tier }) {
  const text = useText();
  return (
    <Section title={text(tier.title)}>
      <Stack gap="lg">
        {tier.courses.map((course) => (
          <div key={course.code}>
            <Title order={3} size="h4">
              {course.code} · {text(course.title)}
            </Title>
            <TextList texts={course.aims.map(text)} />
            {course.modules.map((module) => (
              <ModulePart key={module.code} module={module} />
            ))}
          </div>
        ))}
      </Stack>
    </Section>
  );
}

function TextList({ texts }: { readonly texts: readonly string[] }) {
  if (texts.length === 0) return null;
  return (
    <ul>
      {texts.map((each) => (
        <li key={each}>{each}</li>
      ))}
    </ul>
  );
}

function ModulePart({ module }: { readonly module: Module }) {
  const say = useSay();
  const text = useText();
  return (
    <div>
      <Title order={4} size="h5" mt="md">
        {module.code} · {text(module.title)}
      </Title>
      <Text mt="xs" fw={600}>
        {say('portal.programme.topics')}
      </Text>
      <TextList texts={module.topics.map(text)} />
      <Text mt="xs" fw={600}>
        {say('portal.programme.outcomes')}
      </Text>
      <TextList texts={module.outcomes.map((outcome) => `${outcome.code} · ${text(outcome.text)}`)} />
      {module.media.map((media) => (
        <details key={text(media.title)}>
          <summary>{text(media.title)}</summary>
          {media.link === null ? null : (
            <p>
              <Anchor href={text(media.link)} rel="noreferrer" target="_blank">
                {say(`portal.programme.open-${media.kind}`)}
              </Anchor>
            </p>
          )}
          {text(media.text)
            .split('\n\n')
            .map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
        </details>
      ))}
    </div>
  );
}

function Assignments({ version }: { readonly version: Version }) {
  const say = useSay();
  const text = useText();
  return (
    <Section title={say('portal.programme.assignments')}>
      <ol>
        {version.assignments.map(({ number, title, module, outcomeCodes, outcomesNeeded }) => (
          <li key={number}>
            {text(title)}
            <Text size="sm">
              {module === null
                ? say('portal.programme.as-a-whole')
                : say('portal.programme.closes', {
                    module,
                    needed: outcomesNeeded ?? outcomeCodes.length,
                    count: outcomeCodes.length,
                  })}
            </Text>
          </li>
        ))}
      </ol>
    </Section>
  );
}
