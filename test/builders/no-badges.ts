import { type RestingBadge, RestingBadges } from '#learners/completions';

/** Nobody has a badge. */
export class NoBadges extends RestingBadges {
  override async afterVoiding(): Promise<ReadonlyMap<string, RestingBadge>> {
    return new Map();
  }

  override async preparedSince(): Promise<ReadonlySet<string>> {
    return new Set();
  }

  override async afterQualifying(): Promise<void> {
    // There is nothing to be decided about.
  }
}
