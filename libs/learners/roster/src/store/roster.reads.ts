import { Injectable } from '@nestjs/common';

import { Clock } from '#platform/clock';
import { isId } from '#platform/input';
import {
  afterCursor,
  type Cursor,
  type Page,
  pageOf,
  type PageRequest,
  query,
  type Unit,
} from '#platform/persistence';

import { type Joining, JOININGS } from '../domain/joining.js';
import {
  LEARNER_WORK,
  type LearnerFilter,
  type LearnerOrder,
  type LearnerWork,
} from '../domain/learner-filter.js';
import {
  COMMUNITY_NAME,
  LEARNER_COLUMNS,
  type LearnerColumns,
  LEARNERS_ENROLLED,
  toLearner,
} from './learner.columns.js';
import type { LearnerThere } from './learner.reads.js';
import { countOf, joiningCounts, matching, tablesOf, Values } from './learner-conditions.js';

/** A learner at their place in a list. */
export interface ListedLearner {
  readonly learner: LearnerThere;
  readonly cursor: Cursor;
}

interface Order {
  /** What is sorted by, then the id, both in the same direction. */
  readonly by: string;
  readonly type: 'text' | 'timestamptz';
  readonly direction: 'asc' | 'desc';
}

/** Unicode's order, which puts Œ at O and Ł at L. Texts that it holds to be equal are still told apart, by their bytes. */
const BY_NAME = 'l.sort_key collate "und-x-icu"';

const ORDERS: Readonly<Record<LearnerOrder, Order>> = {
  NAME: { by: BY_NAME, type: 'text', direction: 'asc' },
  NAME_DESC: { by: BY_NAME, type: 'text', direction: 'desc' },
  RECENT: { by: 'l.registered_at', type: 'timestamptz', direction: 'desc' },
};

/** The learners of the agency in whose name the unit is open, as lists, counts and sets of ids. */
@Injectable()
export class RosterReads {
  constructor(private readonly clock: Clock) {}

  /** One page in the order asked for; a cursor goes on in the order that it was given in. */
  async page(
    unit: Unit,
    request: PageRequest,
    filter: LearnerFilter = {},
    order: LearnerOrder = 'NAME',
  ): Promise<Page<ListedLearner>> {
    const values = new Values();
    const { by, direction } = ORDERS[order];
    const condition = matching(values, unit, filter, this.clock);
    const after = afterIn(values, ORDERS[order], request);
    const found = await query<ListedColumns>(
      unit,
      `select ${LEARNER_COLUMNS}, ${COMMUNITY_NAME}, (${by})::text as cursor_key from ${LEARNERS_ENROLLED}
       where ${condition} and ${after} order by ${by} ${direction}, l.id ${direction}
       limit ${values.placeOf(request.first + 1)}::int`,
      values.all,
    );
    return pageOf(found.map(listed), request);
  }

  async count(unit: Unit, filter: LearnerFilter = {}): Promise<number> {
    const values = new Values();
    const [row] = await query<{ total: string }>(unit, countOf(values, unit, filter, this.clock), values.all);
    return Number(row?.total ?? 0);
  }

  /**
   * The ids of those who match, but for `except`, in no order and at most `limit` of them: ask for one more than may
   * be, to learn that there are too many.
   */
  async idsMatching(
    unit: Unit,
    filter: LearnerFilter,
    except: readonly string[],
    limit: number,
  ): Promise<string[]> {
    const values = new Values();
    const condition = matching(values, unit, filter, this.clock);
    const found = await query<{ id: string }>(
      unit,
      `select l.id from ${tablesOf(filter)}
       where ${condition} and l.id <> all(${values.placeOf(except.filter(isId))}::uuid[])
       limit ${values.placeOf(limit)}::int`,
      values.all,
    );
    return found.map(({ id }) => id);
  }

  /** How many there are of each kind of work, in one statement made of the very statements that `count` asks. */
  async toDo(unit: Unit): Promise<ReadonlyMap<LearnerWork, number>> {
    const values = new Values();
    const counts = LEARNER_WORK.map(
      (work) => `(${countOf(values, unit, { work }, this.clock)}) as "${work}"`,
    );
    const [row] = await query<Record<LearnerWork, string>>(unit, `select ${counts.join(', ')}`, values.all);
    return new Map(LEARNER_WORK.map((work) => [work, Number(row?.[work] ?? 0)]));
  }

  /** How many enrolments stand how beside the joining, of the agency or one of its communities, in one statement. */
  async joining(unit: Unit, communityId?: string): Promise<ReadonlyMap<Joining, number>> {
    const values = new Values();
    const text = joiningCounts(values, unit, communityId, this.clock);
    const [row] = await query<Record<Joining, string>>(unit, text, values.all);
    return new Map(JOININGS.map((joining) => [joining, Number(row?.[joining] ?? 0)]));
  }
}

/** The same words for the first page and the next, so that they are one statement. */
function afterIn(values: Values, { by, type, direction }: Order, request: PageRequest): string {
  const [key, id] = afterCursor(request).map((value) => values.placeOf(value));
  return `(${key}::${type} is null or (${by}, l.id) ${direction === 'asc' ? '>' : '<'} (${key}::${type}, ${id}::uuid))`;
}

type ListedColumns = LearnerColumns & { readonly community_name: string; readonly cursor_key: string };

function listed({ cursor_key, community_name, ...columns }: ListedColumns): ListedLearner {
  const learner = { ...toLearner(columns), communityName: community_name };
  return { learner, cursor: { key: cursor_key, id: learner.id } };
}
