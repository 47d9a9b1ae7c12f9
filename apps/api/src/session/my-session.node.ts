import { Field, ID, ObjectType } from '@nestjs/graphql';

import type { Instant } from '#platform/clock';
import type { OwnSession } from '#platform/identity';
import { type Locale, say } from '#platform/wording';

import { DateTime } from '../graphql/scalars.js';

@ObjectType('MySession', { description: 'Somewhere you are signed in.' })
export class MySessionNode {
  @Field(() => ID, { description: 'Its name in this list. Nobody gets in with it.' })
  id: string;

  @Field(() => String, {
    description: 'The browser and the system, as far as the browser told: "Firefox on Linux".',
  })
  device: string;

  @Field(() => Boolean, { description: 'This is the session that asks.' })
  current: boolean;

  @Field(() => DateTime, { description: 'When you signed in there.' })
  createdAt: Instant;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was last used, to the minute; null for the session that asks.',
  })
  lastSeenAt: Instant | null;

  @Field(() => DateTime, { description: 'When it ends at the latest.' })
  endsAt: Instant;
}

export function mySessionNode(session: OwnSession, current: string, locale: Locale): MySessionNode {
  const { id, signedInAt, lastSeenAt, endsAt } = session;
  const isCurrent = id === current;
  return {
    id,
    device: deviceWords(session, locale),
    current: isCurrent,
    createdAt: signedInAt,
    lastSeenAt: isCurrent ? null : lastSeenAt,
    endsAt,
  };
}

function deviceWords({ device: { browser, system } }: OwnSession, locale: Locale): string {
  if (browser !== null && system !== null) return say(locale, 'problem.device.both', { browser, system });
  return browser ?? system ?? say(locale, 'problem.device.unknown');
}
