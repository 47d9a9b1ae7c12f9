import type { Instant } from '#platform/clock';
import { folded, type Parsed, type Raw, readChoice, readName, together } from '#platform/input';
import type { AgencyId } from '#platform/tenancy';

/** How a community is guarded; one that pays its own guards has duties of an employer under the PSISA. */
export const GUARD_MODELS = ['NONE', 'CONTRACTED', 'IN_HOUSE', 'VOLUNTEER'] as const;
export type GuardModel = (typeof GUARD_MODELS)[number];

/** An organisation that an agency serves. Its name can tell a religion: it never leaves the agency. */
export interface Community {
  readonly id: string;
  readonly agencyId: AgencyId;
  readonly name: string;
  /** The folded name: lists are searched by it, and no two communities of an agency have the same. */
  readonly nameKey: string;
  readonly guardModel: GuardModel;
  readonly registeredAt: Instant;
}

export interface RegisterCommunityRequest {
  readonly name: Raw;
  readonly guardModel: Raw;
}

export interface ChangeCommunityRequest extends RegisterCommunityRequest {
  readonly communityId: string;
}

export interface CommunityForm {
  readonly name: string;
  readonly guardModel: GuardModel;
}

export function readCommunityForm(request: RegisterCommunityRequest): Parsed<CommunityForm> {
  return together({
    name: readName('name', request.name),
    guardModel: readChoice('guardModel', request.guardModel, GUARD_MODELS),
  });
}

export function communityNameKey(name: string): string {
  return folded(name);
}

/** What of a community may be corrected. */
type Field = keyof CommunityForm;

type Changed = { readonly kind: 'changed'; readonly community: Community; readonly fields: readonly Field[] };

/** The community as the form has it, and what is new in it; nothing of it where all is as it was. */
export function withForm(
  community: Community,
  form: CommunityForm,
): Changed | { readonly kind: 'unchanged' } {
  const fields = (['name', 'guardModel'] as const).filter((field) => community[field] !== form[field]);
  if (fields.length === 0) return { kind: 'unchanged' };
  return {
    kind: 'changed',
    community: { ...community, ...form, nameKey: communityNameKey(form.name) },
    fields,
  };
}
