/** The kinds of credential that we sign. */
export type CredentialKind = 'MSQ' | 'CC_MS';

/** What a credential says was achieved: signed as it stands here, so a change of words is a new edition. */
export interface Achievement {
  readonly kind: CredentialKind;
  /** The segment of its address. */
  readonly slug: string;
  /** What a proof carries in place of the words. */
  readonly typeCode: number;
  readonly name: string;
  readonly description: string;
  readonly narrative: string;
}

export const ACHIEVEMENTS: Readonly<Record<CredentialKind, Achievement>> = {
  MSQ: {
    kind: 'MSQ',
    slug: 'msq',
    typeCode: 1,
    name: 'Member Service Qualified',
    description:
      'The holder has finished the introductory member service programme for the people whom a community empowers ' +
      'to receive and look after its members. It is a qualification, not a security guard licence.',
    narrative:
      'Assignments 1 to 4 of the programme were each completed by the learner and accepted by an assessor of an ' +
      'agency that LPHQ authorises. No one assesses their own work.',
  },
  CC_MS: {
    kind: 'CC_MS',
    slug: 'cc-ms',
    typeCode: 2,
    name: 'Core Competencies in Member Service',
    description:
      'The holder is Member Service Qualified and has with it the core competencies of a member service officer: the ' +
      'end of that track. It is a qualification, not a security guard licence.',
    narrative:
      'Assignments 1 to 4 of the programme were each completed by the learner and accepted by an assessor of an ' +
      'agency that LPHQ authorises, on the track of member service officers, which ends with them. No one assesses ' +
      'their own work.',
  },
};

/** The kind that a proof's type code stands for, or null. */
export function kindOfTypeCode(typeCode: number): CredentialKind | null {
  return Object.values(ACHIEVEMENTS).find((achievement) => achievement.typeCode === typeCode)?.kind ?? null;
}

export function isCredentialKind(value: unknown): value is CredentialKind {
  return typeof value === 'string' && Object.hasOwn(ACHIEVEMENTS, value);
}
