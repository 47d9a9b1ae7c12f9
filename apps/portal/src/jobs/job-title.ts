import { useSay } from '../wording/wording.js';
import type { ListedJob } from './jobs.js';

/** What the job does, for how many, of which badge and from which day: a sentence that names it in lists and on its page. */
export function useJobTitle(): (job: ListedJob) => string {
  const say = useSay();
  return ({ kind, assignment, badgeKind, validFrom, total }) =>
    say(`portal.jobs.kind.${kind}`, {
      count: total,
      number: assignment ?? 0,
      badge: badgeKind === null ? '' : say(`portal.badge-kind.${badgeKind}`),
      day: validFrom ?? 'none',
    });
}
