import type { Type } from '@nestjs/common';
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';

import type { Cursor, Page, PageRequest } from '#platform/persistence';

import { MOST_ON_A_PAGE } from './cost.js';
import { type KeyForm, readCursor, writeCursor } from './cursor.js';
import type { Operation } from './operation.js';
import { badCursor, badPageSize } from './refusals.js';

@ArgsType()
export class PageArguments {
  @Field(() => Int, { description: 'How many to answer, 1 to 100.' })
  first: number;

  @Field(() => String, {
    nullable: true,
    description: 'The `endCursor` of the page before; absent: the first page.',
  })
  after?: string | null;
}

@ObjectType('PageInfo', { description: 'Where a page ends and whether more follow.' })
export class PageInfoNode {
  @Field(() => Boolean, { description: 'Whether more follow after this page.' })
  hasNextPage: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Give it as `after` to read on; null on an empty page.',
  })
  endCursor: string | null;
}

export interface Connection<Node> {
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[];
  readonly pageInfo: PageInfoNode;
  /** Counted only when it is asked for: a getter. */
  readonly totalCount: Promise<number>;
}

/** The Relay connection type of a node: `LearnerConnection` and `LearnerEdge` for `Learner`. */
export function connectionType<Node>(
  name: string,
  node: () => Type<Node>,
  of: string,
): Type<Connection<Node>> {
  @ObjectType(`${name}Edge`, { description: `One of ${of}, with its place in the list.` })
  class Edge {
    @Field(() => String, { description: 'The place of this one in the list.' })
    cursor: string;

    @Field(node, { description: `One of ${of}.` })
    node: unknown;
  }

  @ObjectType(`${name}Connection`, { description: `A page of ${of}.` })
  class ConnectionNode {
    @Field(() => [Edge], { description: 'The page, in the order of the list.' })
    edges: Edge[];

    @Field(() => PageInfoNode, { description: 'Where this page ends.' })
    pageInfo: unknown;

    @Field(() => Int, { description: 'How many there are in all.' })
    totalCount: unknown;
  }
  return ConnectionNode as unknown as Type<Connection<Node>>;
}

/** The page that is asked for. Refuses sizes outside 1 to 100, and cursors that are not ours. */
export function pageRequest(operation: Operation, page: PageArguments, form: KeyForm = 'text'): PageRequest {
  if (page.first < 1 || page.first > MOST_ON_A_PAGE) throw badPageSize(operation.locale, MOST_ON_A_PAGE);
  if (page.after === undefined || page.after === null) return { first: page.first, after: null };
  const after = readCursor(page.after, form);
  if (after === null) throw badCursor(operation.locale);
  return { first: page.first, after };
}

export function connection<Row, Node>(
  page: Page<Row>,
  cursorOf: (row: Row) => Cursor,
  nodeOf: (row: Row) => Node,
  count: () => Promise<number>,
): Connection<Node> {
  const edges = page.rows.map((row) => ({ cursor: writeCursor(cursorOf(row)), node: nodeOf(row) }));
  const endCursor = edges.at(-1)?.cursor ?? null;
  return {
    edges,
    pageInfo: { hasNextPage: page.hasNext, endCursor },
    get totalCount() {
      return count();
    },
  };
}
