import type { VariablesOf } from '../graphql/graphql.js';
import type { Chosen } from '../shell/choosing.js';
import type { recordCompletions } from './jobs.graphql.js';

/** The learners of an act on many, as the server takes them. */
export type LearnersMeant = VariablesOf<typeof recordCompletions>['input']['learners'];

/** What the dialog of every act on many is told. */
export interface ManyDialogProps {
  readonly learners: LearnersMeant;
  /** How many those are, for titles and buttons. */
  readonly count: number;
  /** The job that does it has begun: the dialog's work is done. */
  onStarted(jobId: string): Promise<void>;
  onClose(): void;
}

/** What is chosen in a list that shows whoever matches the filter. */
export function learnersMeant(chosen: Chosen, filter: NonNullable<LearnersMeant['matching']>): LearnersMeant {
  if (chosen.kind === 'these') return { ids: [...chosen.ids] };
  return { matching: filter, except: [...chosen.except] };
}
