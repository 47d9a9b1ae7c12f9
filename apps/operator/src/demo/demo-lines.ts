import type { Agency } from '#authority/agencies';
import { type Badge, BadgeReads } from '#learners/badges';
import { RosterReads } from '#learners/roster';
import { lastInstantOf, systemClock } from '#platform/clock';
import type { UnitsOfWork } from '#platform/persistence';
import { inAgency } from '#platform/tenancy';
import { fullLink } from '#proof/compact';

import { agencyBySlug, OPERATOR } from '../agency-by-slug.js';
import type { OperatorContext } from '../operator-context.js';
import { AGENCIES, type DemoAgency, emailOf, LPHQ_PERSON, passwordOf, PEOPLE } from './demo-data.js';

const EVERYTHING = { first: 100, after: null };

/** What a newcomer needs at the start: the demo accounts, and one link for each outcome. Fields apart by two spaces. */
export async function demoLines(context: OperatorContext): Promise<string[]> {
  const units = await context.units();
  const scans = await Promise.all(
    AGENCIES.map((demo) => scanLines(units, demo, context.settings.verifyOrigin)),
  );
  return [...accountLines(), ...scans.flat()];
}

function accountLines(): string[] {
  const line = (role: string, agency: string, email: string): string =>
    ['demo', role, agency, email, passwordOf(email)].join('  ');
  return [
    line('LPHQ_ADMINISTRATOR', '-', LPHQ_PERSON.email),
    ...AGENCIES.flatMap((demo) =>
      PEOPLE.map((person) => line(person.role, demo.slug, emailOf(demo, person))),
    ),
  ];
}

/** Says what a scan of each shown badge says now: people may have revoked it since the demo was made. */
async function scanLines(units: UnitsOfWork, demo: DemoAgency, origin: string): Promise<string[]> {
  const agency = await agencyBySlug(units, demo.slug);
  if (agency === null) return [];
  const shown = demo.communities
    .flatMap(({ learners }) => learners)
    .filter(({ badge }) => badge?.shows !== undefined);
  const badges = await newestBadges(units, agency);
  return shown.flatMap(({ given, family }) => {
    const badge = badges.get(`${given} ${family}`);
    return badge?.proof
      ? [['scan', outcomeOf(badge), fullLink(origin, badge.code, badge.proof)].join('  ')]
      : [];
  });
}

async function newestBadges(units: UnitsOfWork, agency: Agency): Promise<Map<string, Badge>> {
  return units.read(inAgency(OPERATOR, agency.id), async (unit) => {
    const { rows } = await new RosterReads(systemClock).page(unit, EVERYTHING);
    const learners = rows.map(({ learner }) => learner);
    const badges = await new BadgeReads().ofLearners(
      unit,
      learners.map(({ id }) => id),
    );
    return new Map(
      learners.flatMap(({ id, displayName }) => {
        const newest = badges.get(id)?.[0];
        return newest ? [[displayName, newest] as const] : [];
      }),
    );
  });
}

function outcomeOf(badge: Badge): string {
  if (badge.state === 'REVOKED' || badge.state === 'SUSPENDED') return badge.state;
  if (systemClock.now() < badge.validFrom) return 'NOT_YET_VALID';
  return systemClock.now() < lastInstantOf(badge.validUntil) ? 'VALID' : 'EXPIRED';
}
