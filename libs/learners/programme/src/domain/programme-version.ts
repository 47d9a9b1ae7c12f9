/** One text in both languages of the product. */
export interface Bilingual {
  readonly en: string;
  readonly fr: string;
}

export interface Outcome {
  /** `MSQ1.01-O1`: the module's code and the outcome's number. */
  readonly code: string;
  readonly text: Bilingual;
}

export interface CourseModule {
  readonly code: string;
  readonly title: Bilingual;
  readonly topics: readonly Bilingual[];
  readonly outcomes: readonly Outcome[];
}

export interface Tier {
  readonly number: number;
  readonly title: Bilingual;
  readonly modules: readonly CourseModule[];
}

export interface Assignment {
  readonly number: number;
  readonly title: Bilingual;
  /** The module that it closes; null while LPHQ has published none for it. */
  readonly module: string | null;
  /** What an assessor must find met before accepting it. */
  readonly outcomeCodes: readonly string[];
  /** How many of them it takes; null: every one. */
  readonly outcomesNeeded: number | null;
}

/** What an accepted completion that is voided does to a badge that rests on it. */
export type WhenVoided = 'REVIEW' | 'SUSPEND';

export interface Policies {
  /** An assignment may be submitted only when all before it are accepted. */
  readonly sequentialAssignments: boolean;
  /** How many days ago a completion may lie when it is recorded. */
  readonly backdateLimitDays: number;
  readonly badgeValidityMonths: number;
  /** The age from which one is enrolled without more; attested, never recorded. */
  readonly minimumAge: number;
  /** The age from which a minor is enrolled with the community's approval and a guardian's consent; null: never. */
  readonly minorsFrom: number | null;
  /** `REVIEW`: the badge stays while a person decides; `SUSPEND`: it is suspended with the voiding. */
  readonly whenVoided: WhenVoided;
}

/** What LPHQ publishes as one document. */
export interface Catalogue {
  readonly programme: 'ARM-LP';
  /** Part of the achievement's address in every credential: never reused for other content. */
  readonly edition: string;
  readonly title: Bilingual;
  readonly policies: Policies;
  readonly tiers: readonly Tier[];
  readonly assignments: readonly Assignment[];
}

export type ProgrammeState = 'DRAFT' | 'PUBLISHED' | 'RETIRED';

export interface ProgrammeVersion extends Catalogue {
  readonly id: string;
  readonly state: ProgrammeState;
}
