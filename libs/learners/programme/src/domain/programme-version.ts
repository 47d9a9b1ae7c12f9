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

/** To be read, to be heard, or to be looked at. */
export const MEDIA_KINDS = ['PRINT', 'AUDIO', 'PICTURE'] as const;
export type MediaKind = (typeof MEDIA_KINDS)[number];

/** What a learner reads, hears or looks at. All that it says or shows stands in `text`, so nobody is shut out by a medium. */
export interface Media {
  readonly kind: MediaKind;
  readonly title: Bilingual;
  readonly text: Bilingual;
  /**
   * Where the recording, the print or the picture lies, an https address in each language; never fetched by us. Null: the
   * text is all; a picture has one.
   */
  readonly link: Bilingual | null;
}

export interface CourseModule {
  readonly code: string;
  readonly title: Bilingual;
  readonly topics: readonly Bilingual[];
  readonly outcomes: readonly Outcome[];
  readonly media: readonly Media[];
}

export interface Course {
  /** `MSQ1`. */
  readonly code: string;
  readonly title: Bilingual;
  /** What the course introduces its learners to. */
  readonly aims: readonly Bilingual[];
  readonly modules: readonly CourseModule[];
}

export interface Tier {
  readonly number: number;
  readonly title: Bilingual;
  readonly courses: readonly Course[];
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
export const VOIDINGS = ['REVIEW', 'SUSPEND'] as const;
export type WhenVoided = (typeof VOIDINGS)[number];

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

/** Which accepted assignments of an earlier edition count for one of this edition: all of `from` together. */
export interface CarriedAssignment {
  readonly number: number;
  /** None: it must be done anew. */
  readonly from: readonly number[];
}

/** What of an earlier edition counts here; LPHQ's word, which stands over what the outcomes suggest. */
export interface CarriesOver {
  readonly edition: string;
  readonly assignments: readonly CarriedAssignment[];
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
  readonly carriesOver: readonly CarriesOver[];
}

/** Published: learners are enrolled in it. Retired: nobody new is, and whoever is stays. */
export type ProgrammeState = 'PUBLISHED' | 'RETIRED';

export interface ProgrammeVersion extends Catalogue {
  readonly id: string;
  readonly state: ProgrammeState;
}

export function modulesOf({ tiers }: Pick<Catalogue, 'tiers'>): readonly CourseModule[] {
  return tiers.flatMap(({ courses }) => courses.flatMap(({ modules }) => modules));
}
