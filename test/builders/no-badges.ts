import { type RestingBadge, RestingBadges } from '#learners/completions';

/** Nobody has a badge. */
export class NoBadges extends RestingBadges {
  override async afterVoiding(): Promise<RestingBadge | null> {
    return null;
  }

  override async preparedSince(): Promise<boolean> {
    return false;
  }

  override async afterQualifying(): Promise<void> {
    // There is nothing to be decided about.
  }
}
