/** One page of a list that may grow, as the api pages all such lists. */
export interface Connection<Node> {
  readonly edges: readonly { readonly node: Node }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly totalCount: number;
}

export interface PageVariables {
  readonly first: number;
  readonly after: string | null;
}

/** The fields around a list's nodes; put the nodes' own selection in. */
export function connectionOf(selection: string): string {
  return `{ edges { node { ${selection} } } pageInfo { hasNextPage endCursor } totalCount }`;
}
