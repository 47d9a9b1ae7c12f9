import { type Connection, connectionOf, type PageVariables } from '../graphql/connection.js';
import { mutation, query } from '../graphql/operation.js';

export const GUARD_MODELS = ['NONE', 'VOLUNTEER', 'IN_HOUSE', 'CONTRACTED'] as const;
export type GuardModel = (typeof GUARD_MODELS)[number];

export interface CommunityRow {
  readonly id: string;
  readonly name: string;
  readonly guardModel: GuardModel;
  readonly registeredAt: string;
}

interface CommunitiesData {
  readonly communities: Connection<CommunityRow>;
}

export const communitiesQuery = query<PageVariables, CommunitiesData>(
  `query Communities($first: Int!, $after: String) {
  communities(first: $first, after: $after) ${connectionOf('id name guardModel registeredAt')}
}`,
);

interface RegisterCommunityInput {
  readonly name: string;
  readonly guardModel: GuardModel;
}

export const registerCommunity = mutation<
  RegisterCommunityInput,
  { readonly community: { readonly id: string; readonly name: string } }
>({ field: 'registerCommunity', success: 'CommunityRegistered', selection: 'community { id name }' });
