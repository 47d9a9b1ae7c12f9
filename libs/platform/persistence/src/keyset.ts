/** Where a page begins: after the row with this sort key and id. */
export interface Cursor {
  readonly key: string;
  readonly id: string;
}

/** A page of a growing list, in order, forwards. `first` is 1 to 100. */
export interface PageRequest {
  readonly first: number;
  readonly after: Cursor | null;
}

export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly hasNext: boolean;
}

/** The cursor as two parameters; nulls ask for the first page. */
export function afterCursor(request: PageRequest): readonly [string | null, string | null] {
  return [request.after?.key ?? null, request.after?.id ?? null];
}

/** Cuts the one row too many that a list query asks for to learn whether more follow. */
export function pageOf<Row>(found: readonly Row[], request: PageRequest): Page<Row> {
  return { rows: found.slice(0, request.first), hasNext: found.length > request.first };
}
