import { useSay } from '../wording/wording.js';
import type { ListedJob } from './jobs.js';

/** What the job does, for how many: a sentence that names it in lists and on its page. */
export function useJobTitle(): (job: Pick<ListedJob, 'kind' | 'assignment' | 'total'>) => string {
  const say = useSay();
  return ({ kind, assignment, total }) =>
    say(`portal.jobs.kind.${kind}`, { count: total, number: assignment ?? 0 });
}
